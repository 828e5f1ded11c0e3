package shouwang;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.annotation.DeterminableImports;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Everything that tests share ({@link TestComponent}), for each of them: so that all live in the
 * same house, and it is built and its database filled once a run.
 */
class Stories implements ImportSelector, DeterminableImports {
    @Override
    public String[] selectImports(AnnotationMetadata house) {
        return names().toArray(String[]::new);
    }

    /** The same for every test, which is how Spring knows that the house is the same. */
    @Override
    public Set<Object> determineImports(AnnotationMetadata house) {
        return Set.copyOf(names());
    }

    private static List<String> names() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(TestComponent.class, false));
        return scan.findCandidateComponents("shouwang").stream()
                .map(found -> String.valueOf(found.getBeanClassName())).sorted().toList();
    }
}
