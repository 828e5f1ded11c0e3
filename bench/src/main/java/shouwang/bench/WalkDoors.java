package shouwang.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The house's GET mappings, read from its page classes. */
final class WalkDoors {
    private final List<PathPattern> patterns;

    WalkDoors() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        patterns = scan.findCandidateComponents("shouwang").stream()
                .flatMap(bean -> paths(Objects.requireNonNull(bean.getBeanClassName())))
                .map(PathPatternParser.defaultInstance::parse).distinct()
                .sorted(Comparator.naturalOrder()).toList();
    }

    private static Stream<String> paths(String name) {
        try {
            var page = Class.forName(name, false, WalkDoors.class.getClassLoader());
            var room = AnnotatedElementUtils.findMergedAnnotation(page, RequestMapping.class);
            var rooms = room == null || room.path().length == 0 ? new String[] {""} : room.path();
            return Stream.of(page.getDeclaredMethods())
                    .map(m -> AnnotatedElementUtils.findMergedAnnotation(m, RequestMapping.class))
                    .filter(door -> door != null
                            && List.of(door.method()).contains(RequestMethod.GET))
                    .flatMap(door -> Stream.of(rooms).flatMap(prefix ->
                            (door.path().length == 0 ? Stream.of("") : Stream.of(door.path()))
                                    .map(path -> prefix + path)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> pages() {
        var all = new TreeSet<String>();
        patterns.forEach(pattern -> all.add(pattern.getPatternString()));
        return all;
    }

    /** The mapping that answers an address: the most specific one that fits. */
    Optional<String> of(String address) {
        var path = PathContainer.parsePath(address.replaceFirst("\\?.*", ""));
        return patterns.stream().filter(pattern -> pattern.matches(path)).findFirst()
                .map(PathPattern::getPatternString);
    }
}
