package org.gatehouse.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** What the frame of a page asks: who reads it, where they are, which colours they chose. Templates say {@code @house}. */
@Component("house")
class House {

    static final String THEME_COOKIE = "gatehouse-theme";
    static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final CurrentPerson me;
    private final People people;
    private final Inbox inbox;
    private final Texts texts;

    House(CurrentPerson me, People people, Inbox inbox, Texts texts) {
        this.me = me;
        this.people = people;
        this.inbox = inbox;
        this.texts = texts;
    }

    /** Inside a task form: the page without its frame. */
    public boolean isEmbedded() {
        return "1".equals(request().getParameter("embed"));
    }

    public String getTheme() {
        Cookie chosen = WebUtils.getCookie(request(), THEME_COOKIE);
        return chosen != null && THEMES.contains(chosen.getValue()) ? chosen.getValue() : "auto";
    }

    /** Path of this page, to come back to. */
    public String getPath() {
        Object failed = request().getAttribute("jakarta.servlet.error.request_uri");
        String query = request().getQueryString();
        return failed != null ? failed.toString() : request().getRequestURI() + (query == null ? "" : "?" + query);
    }

    public boolean isSignedIn() {
        return me.isSignedIn();
    }

    public boolean isManager() {
        return me.is(Role.MANAGER);
    }

    public boolean isHumanResources() {
        return me.is(Role.HR);
    }

    public String getPersonName() {
        return people.name(me.id());
    }

    /** What the main navigation offers this person. */
    public List<Place> getPlaces() {
        List<Place> places = new ArrayList<>();
        places.add(place("home", "/"));
        places.add(place("myWork", "/my-work"));
        places.add(place("portfolio", "/portfolio"));
        places.add(place("hours", "/hours"));
        if (me.is(Role.MANAGER)) {
            places.add(place("newProject", "/projects/new"));
        }
        places.add(place("meetings", "/meetings"));
        places.add(place("resources", "/resources"));
        places.add(place("lessons", "/lessons"));
        places.add(place("appraisals", "/appraisals"));
        if (me.is(Role.HR) || me.is(Role.ADMIN)) {
            places.add(place("people", "/people"));
        }
        if (me.is(Role.MANAGER) || me.is(Role.ANALYST) || me.is(Role.ADMIN)) {
            places.add(place("insight", "/insight"));
        }
        places.add(place("tasklist", "/camunda/app/tasklist/default/"));
        if (me.is(Role.ANALYST) || me.is(Role.ADMIN)) {
            places.add(place("cockpit", "/camunda/app/cockpit/default/"));
        }
        if (me.is(Role.ADMIN)) {
            places.add(place("code", "/code"));
            places.add(place("seals", "/seals"));
            places.add(place("deliveries", "/deliveries"));
            places.add(place("admin", "/camunda/app/admin/default/"));
        }
        return places;
    }

    /** Who must act in a project now, longest waiting first. */
    public List<Turn> now(String projectKey) {
        Locale locale = LocaleContextHolder.getLocale();
        return inbox.ofProject(projectKey).stream()
                .map(task -> new Turn(
                        task.id(),
                        who(task),
                        task.label().in(locale),
                        texts.since(task.created()),
                        me.id().equals(task.assignee())))
                .sorted(Comparator.comparing(Turn::mine).reversed())
                .toList();
    }

    /** Name of the person whose task it is. */
    String who(InboxTask task) {
        return task.assignee() == null ? texts.of("project.now.unclaimed") : people.name(task.assignee());
    }

    private Place place(String name, String href) {
        String path = request().getRequestURI();
        boolean current = href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
        return new Place(name, href, name, current);
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    record Place(String name, String href, String icon, boolean current) {}

    /** Somebody's open task, in the reader's words. */
    record Turn(String id, String who, String what, String since, boolean mine) {}
}
