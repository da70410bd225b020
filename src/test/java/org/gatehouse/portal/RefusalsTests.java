package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.HouseTest;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

class RefusalsTests extends HouseTest {

    @Autowired
    Refusals refusals;

    @Autowired
    ThymeleafViewResolver views;

    @Autowired
    Once once;

    MockMvc house;

    @BeforeEach
    void open() {
        house = MockMvcBuilders.standaloneSetup(new Counter())
                .setControllerAdvice(refusals)
                .addInterceptors(once)
                .addFilters(new FormAnswers())
                .setViewResolvers((name, locale) -> name.startsWith("redirect:")
                        ? new org.springframework.web.servlet.view.RedirectView(name.substring(9))
                        : views.resolveViewName(name, locale))
                .build();
    }

    @Test
    void programs_get_problem_details_in_their_language() throws Exception {
        house.perform(get("/api/input").locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value("请填写：指标。\n“x”不是有效日期，请按 2027-03-31 的格式填写。"))
                .andExpect(jsonPath("$.errors[0].field").value("metric"))
                .andExpect(jsonPath("$.errors[0].message").value("请填写：指标。"))
                .andExpect(jsonPath("$.errors[1].field").value("deadline"));
        house.perform(get("/api/input").locale(Locale.ENGLISH))
                .andExpect(jsonPath("$.errors[0].message").value("Please fill in: Metric."));
    }

    @Test
    void each_refusal_has_its_status() throws Exception {
        expect(get("/pages/input"), 422);
        expect(get("/pages/forbidden"), 403);
        expect(get("/pages/unknown"), 404);
        expect(get("/pages/conflict"), 409);
        expect(get("/pages/overtaken"), 409);
        expect(get("/pages/large"), 413);
        expect(get("/typed?day=yesterday"), 400);
        expect(get("/typed"), 400);
        expect(get("/count"), 405);
    }

    @Test
    void a_page_says_what_is_wrong_and_nothing_of_the_inside() throws Exception {
        house.perform(get("/pages/input").accept("text/html").locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("Please fill in: Metric.")))
                .andExpect(content().string(not(containsString("InvalidInput"))));
        house.perform(get("/typed?day=yesterday").accept("text/html").locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("does not fit the field Date")))
                .andExpect(content().string(not(containsString("java."))));
    }

    @Test
    void htmx_gets_a_fragment_for_the_place_of_messages() throws Exception {
        house.perform(get("/pages/conflict").header("HX-Request", "true").locale(Locale.ENGLISH))
                .andExpect(status().isConflict())
                .andExpect(header().string("HX-Retarget", "#gh-messages"))
                .andExpect(content().string(containsString("Somebody else completed this task")))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void a_form_sent_twice_acts_once() throws Exception {
        Counter.count = 0;
        house.perform(post("/count").param(Once.FIELD, "twice")).andExpect(status().isFound());
        house.perform(post("/count")
                        .param(Once.FIELD, "twice")
                        .locale(Locale.ENGLISH)
                        .accept("text/html"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("was carried out once")));
        assertThat(Counter.count).isEqualTo(1);

        house.perform(post("/count").param(Once.FIELD, "another")).andExpect(status().isFound());
        assertThat(Counter.count).isEqualTo(2);
    }

    @Test
    void a_refused_form_may_be_mended_and_sent_again() throws Exception {
        Counter.count = 0;
        house.perform(post("/count").param(Once.FIELD, "mended").param("wrong", "true"))
                .andExpect(status().isUnprocessableEntity());
        house.perform(post("/count").param(Once.FIELD, "mended")).andExpect(status().isFound());
        assertThat(Counter.count).isEqualTo(1);
    }

    @Test
    void the_forms_script_is_told_where_to_go() throws Exception {
        house.perform(post("/count").header("X-Requested-With", "gatehouse-form"))
                .andExpect(status().isNoContent())
                .andExpect(header().string("X-Location", "/counted"));
        house.perform(post("/count")
                        .header("X-Requested-With", "gatehouse-form")
                        .param("wrong", "true"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("name"));
    }

    private void expect(MockHttpServletRequestBuilder request, int status) throws Exception {
        house.perform(request.accept("application/json"))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @Controller
    static class Counter {

        static int count;

        @GetMapping({"/api/input", "/pages/input"})
        String input() {
            throw new InvalidInput(List.of(
                    Problem.of("metric", "error.required", "metric"), Problem.of("deadline", "error.date", "x")));
        }

        @GetMapping("/pages/{what}")
        String refuse(@PathVariable String what) {
            throw switch (what) {
                case "forbidden" -> new NotAllowed("error.403.text");
                case "unknown" -> new NotFound("SEO");
                case "conflict" -> new Conflict("error.task.overtaken");
                case "overtaken" -> new OptimisticLockingFailureException("row 1 of table secret");
                default -> new MaxUploadSizeExceededException(1);
            };
        }

        @GetMapping("/typed")
        String typed(@RequestParam LocalDate day) {
            return "none";
        }

        @PostMapping("/count")
        String count(@RequestParam(defaultValue = "false") boolean wrong) {
            if (wrong) {
                throw new InvalidInput("name", "error.required", "name");
            }
            count++;
            return "redirect:/counted";
        }
    }
}
