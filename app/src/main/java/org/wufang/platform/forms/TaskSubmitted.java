package org.wufang.platform.forms;

/** A form was accepted. Published in the completing transaction, before the room's {@link TaskAct}. */
public record TaskSubmitted(Submission submission) {}
