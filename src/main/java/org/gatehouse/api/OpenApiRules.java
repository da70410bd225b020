package org.gatehouse.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** What holds of every operation: headers, problems, and which fields there are in answers. */
@Component
class OpenApiRules implements OpenApiCustomizer {

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String PROBLEM = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String IF_MATCH = org.springframework.http.HttpHeaders.IF_MATCH;
    private static final String IF_NONE_MATCH = org.springframework.http.HttpHeaders.IF_NONE_MATCH;

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        ModelConverters.getInstance().readAll(ProblemTexts.Told.class).forEach(components::addSchemas);
        addShared(components);
        addAnswers(components);
        TreeSet<String> sent = new TreeSet<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> complete(path, method, operation, components, sent)));
        Map<String, Schema> schemas = new TreeMap<>(components.getSchemas());
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name)) {
                require(schema);
                explain(schema, schemas.get(name + "Text"));
                explain(schema, schemas.get("New" + name));
            }
        });
        schemas.forEach((name, schema) -> explain(schema, schemas.get(name.replace("Line", ""))));
        components.setSchemas(new LinkedHashMap<>(schemas));
        document.getPaths().values().forEach(OpenApiRules::order);
    }

    /** Same texts, same place: what is written must not depend on the order in which classes are found. */
    private static void order(PathItem item) {
        item.readOperations().forEach(operation -> {
            ApiResponses ordered = new ApiResponses();
            new TreeMap<>(operation.getResponses()).forEach(ordered::addApiResponse);
            operation.setResponses(ordered);
        });
    }

    private static void addShared(Components components) {
        components
                .addParameters(
                        IF_MATCH,
                        header(IF_MATCH, "Entity tag of what the change was made up from; without it: 428")
                                .required(true))
                .addParameters(
                        IF_NONE_MATCH,
                        header(IF_NONE_MATCH, "Entity tag that is known already: 304 where nothing is new"))
                .addParameters(
                        ActsOnce.KEY,
                        header(
                                        ActsOnce.KEY,
                                        "A text of the program's choice, a UUID for example: sent again within 24 hours,"
                                                + " the request acts once and hears the same answer")
                                .schema(new StringSchema().minLength(1).maxLength(200)));
        components
                .addHeaders("ETag", told("Version of the answer, for If-Match and If-None-Match", new StringSchema()))
                .addHeaders("Location", told("Path of what was made", new StringSchema()))
                .addHeaders("Link", told("RFC 8288: `next` and `first`", new StringSchema()))
                .addHeaders("RateLimit-Limit", told("Requests a minute", new IntegerSchema()))
                .addHeaders("RateLimit-Remaining", told("Requests left", new IntegerSchema()))
                .addHeaders("RateLimit-Reset", told("Seconds until all are there again", new IntegerSchema()))
                .addHeaders("Retry-After", told("Seconds to wait", new IntegerSchema()));
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).schema(new StringSchema());
    }

    private static Header told(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    private static Parameter shared(String name) {
        return new Parameter().$ref("#/components/parameters/" + name);
    }

    private static void addHeader(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    private static void addAnswers(Components components) {
        Map<Integer, List<String>> codes = Arrays.stream(ApiProblem.Kind.values())
                .collect(Collectors.groupingBy(
                        kind -> kind.status().value(),
                        TreeMap::new,
                        Collectors.mapping(ApiProblem.Kind::code, Collectors.toList())));
        codes.forEach((status, kinds) -> components.addResponses(
                "Problem" + status,
                new ApiResponse()
                        .description(String.join(", ", kinds))
                        .content(new Content()
                                .addMediaType(
                                        PROBLEM,
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))))));
        addHeader(components.getResponses().get("Problem429"), "Retry-After");
    }

    private static void complete(
            String path, HttpMethod method, Operation operation, Components components, TreeSet<String> sent) {
        if (operation.getResponses().containsKey("429")) {
            // The same document comes again for another reader's language.
            body(operation, method, components, sent);
            return;
        }
        boolean reads = method == HttpMethod.GET;
        List<String> problems = new ArrayList<>(List.of("401", "403", "406", "422", "429", "500"));
        if (path.contains("{") || method == HttpMethod.POST) {
            problems.add("404");
        }
        if (!reads) {
            problems.addAll(List.of("409", "413"));
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(List.of("400", "415"));
            operation.getRequestBody().setRequired(true);
        }
        if (parameters(operation).removeIf(one -> IF_MATCH.equals(one.getName()))) {
            operation.addParametersItem(shared(IF_MATCH));
            problems.addAll(List.of("412", "428"));
        }
        if (method == HttpMethod.POST) {
            operation.addParametersItem(shared(ActsOnce.KEY));
        }
        if (reads) {
            operation.addParametersItem(shared(IF_NONE_MATCH));
        }
        // What springdoc found in the handlers of problems is said once for all below.
        operation.getResponses().keySet().removeIf(status -> status.startsWith("4") || status.startsWith("5"));
        succeed(method, operation);
        problems.forEach(status -> operation
                .getResponses()
                .addApiResponse(status, new ApiResponse().$ref("#/components/responses/Problem" + status)));
        if (reads) {
            operation.getResponses().addApiResponse("304", new ApiResponse().description("Nothing is new"));
        }
        body(operation, method, components, sent);
        parameters(operation).stream()
                .filter(one -> "path".equals(one.getIn()) && one.getDescription() == null)
                .forEach(one -> one.description(described(one.getName())));
    }

    private static String described(String parameter) {
        return switch (parameter) {
            case "key" -> "Key of the project";
            case "goalKey" -> "Key of the goal";
            case "itemKey" -> "Key of the work item";
            case "riskKey" -> "Key of the risk";
            case "taskId" -> "Id of the task";
            default -> "Id";
        };
    }

    /** Springdoc says 200 and any type; a thing that is made is 201 and leads to it, an empty answer is 204. */
    private static void succeed(HttpMethod method, Operation operation) {
        ApiResponse answer = operation.getResponses().remove("200");
        if (answer == null) {
            answer = operation.getResponses().values().stream().findFirst().orElse(new ApiResponse());
            operation.getResponses().clear();
        }
        Schema<?> schema = schema(answer.getContent());
        boolean creates =
                method == HttpMethod.POST && operation.getOperationId().startsWith("create");
        String status = schema == null ? "204" : creates ? "201" : "200";
        ApiResponse said = new ApiResponse().description(schema == null ? "Done" : creates ? "Made" : "As asked");
        if (schema != null) {
            said.content(new Content().addMediaType(JSON, new MediaType().schema(schema)));
            addHeader(said, "ETag");
        }
        if (creates) {
            addHeader(said, "Location");
        }
        if (schema != null && schema.get$ref() != null && schema.get$ref().contains("/Page")) {
            addHeader(said, "Link");
        }
        addHeader(said, "RateLimit-Limit");
        addHeader(said, "RateLimit-Remaining");
        addHeader(said, "RateLimit-Reset");
        operation.getResponses().addApiResponse(status, said);
    }

    private static Schema<?> schema(Content content) {
        return content == null
                ? null
                : content.values().stream()
                        .map(MediaType::getSchema)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** What is sent; of a patch nothing is required, so it has a schema of its own. */
    private static void body(Operation operation, HttpMethod method, Components components, TreeSet<String> sent) {
        if (operation.getRequestBody() == null) {
            return;
        }
        Schema<?> schema = schema(operation.getRequestBody().getContent());
        String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        Content content = new Content();
        if (name.endsWith("Patch")) {
            sent.add(name);
            return;
        }
        if (method == HttpMethod.PATCH) {
            String patch = name.replace("Text", "") + "Patch";
            components.addSchemas(patch, optional(components.getSchemas().get(name)));
            sent.add(patch);
            Schema<?> other = new Schema<>().$ref("#/components/schemas/" + patch);
            content.addMediaType(JSON, new MediaType().schema(other));
            content.addMediaType(StrictJson.MERGE_PATCH, new MediaType().schema(other));
        } else {
            content.addMediaType(JSON, new MediaType().schema(schema));
        }
        reach(name, components, sent);
        operation.getRequestBody().setContent(content);
    }

    private static Schema<?> optional(Schema<?> whole) {
        Schema<?> patch = new Schema<>()
                .type(whole.getType())
                .description("A merge patch (RFC 7396): what is left out stays as it is, what is null goes. "
                        + (whole.getDescription() == null ? "" : whole.getDescription()));
        whole.getProperties()
                .forEach((name, property) ->
                        patch.addProperty(name, property.getItems() == null ? property : list(property)));
        patch.setAdditionalProperties(false);
        return patch;
    }

    /** Generated clients send an empty list for what nobody named, unless null is allowed too. */
    private static Schema<?> list(Schema<?> property) {
        return new ArraySchema()
                .items(property.getItems())
                .description(property.getDescription())
                .nullable(true);
    }

    private static void reach(String name, Components components, TreeSet<String> sent) {
        Schema<?> schema = components.getSchemas().get(name);
        if (schema == null || !sent.add(name)) {
            return;
        }
        schema.setAdditionalProperties(false);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> {
                Schema<?> inner = property.getItems() == null ? property : property.getItems();
                if (inner.get$ref() != null) {
                    reach(inner.get$ref().substring(inner.get$ref().lastIndexOf('/') + 1), components, sent);
                }
            });
        }
    }

    /** In answers every field is there; what may be null says so. */
    private static void require(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
    }

    /** What can be sent was explained where it is sent. */
    private static void explain(Schema<?> answer, Schema<?> sent) {
        if (sent != null && answer.getProperties() != null) {
            answer.getProperties().forEach((name, property) -> {
                Schema<?> known = sent.getProperties().get(name);
                if (known != null && property.getDescription() == null) {
                    property.setDescription(known.getDescription());
                }
            });
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        if (operation.getParameters() == null) {
            operation.setParameters(new ArrayList<>());
        }
        return operation.getParameters();
    }
}
