package org.wufang.platform.feel;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.ValueMapper;

/** The engine's interpreter, asked for its budget at each step, and before it makes a list rather than after. */
final class BoundedInterpreter extends FeelInterpreter {

    private final Budget budget;

    BoundedInterpreter(ValueMapper values, Budget budget) {
        super(values);
        this.budget = budget;
    }

    @Override
    public Val eval(Exp expression, EvalContext context) {
        budget.step();
        if (expression instanceof IterationContext range) {
            budget.items(length(range, context));
        } else if (expression instanceof For loop) {
            checkLoops(loop.iterators(), context);
        } else if (expression instanceof SomeItem some) {
            checkLoops(some.iterators(), context);
        } else if (expression instanceof EveryItem every) {
            checkLoops(every.iterators(), context);
        }
        return budget.result(super.eval(expression, context));
    }

    private BigDecimal length(IterationContext range, EvalContext context) {
        return eval(range.start(), context) instanceof ValNumber start
                        && eval(range.end(), context) instanceof ValNumber end
                ? end.value()
                        .bigDecimal()
                        .subtract(start.value().bigDecimal())
                        .abs()
                        .add(BigDecimal.ONE)
                : BigDecimal.ZERO;
    }

    /** Of several lists every item of the one meets every item of the others. */
    private void checkLoops(List<Tuple2<String, Exp>> iterators, EvalContext context) {
        if (iterators.size() < 2) {
            return;
        }
        BigDecimal together = BigDecimal.ONE;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            // a later list may be made of an earlier one's items: then it is looked at when it is made
            if (eval(iterator._2(), context) instanceof ValList list) {
                together = together.multiply(BigDecimal.valueOf(list.items().size()));
            }
            budget.items(together);
        }
    }
}
