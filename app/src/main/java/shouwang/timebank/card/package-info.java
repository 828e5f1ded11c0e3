/** 一户一卡: the household's card, who of the household may spend with it, and its loss. */
@NullMarked
@NamedInterface("card")
package shouwang.timebank.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
