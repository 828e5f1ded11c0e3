/** 我的消息, 通知方式, 发出的消息: what the house told whom, how, and whether it arrived. */
@NullMarked
package shouwang.pages.messages;

import org.jspecify.annotations.NullMarked;
