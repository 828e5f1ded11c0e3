package shouwang.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a page's method or class: the right one needs. A page without it is closed to everyone. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Right[] value();

    /** Open to an aide too who has stopped helping: what is her own, or her phone still holds. */
    boolean alsoStopped() default false;
}
