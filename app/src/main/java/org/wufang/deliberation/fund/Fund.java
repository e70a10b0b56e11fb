package org.wufang.deliberation.fund;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Proposal;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/**
 * How what one round agreed on is paid for (筹), or why it cannot be.
 *
 * @param reason empty when it is balanced
 */
public record Fund(int round, Outcome outcome, Plan plan, String reason, Actor by, Instant at) {

    public enum Outcome {
        BALANCED("balanced", "收支平衡"),
        REOPEN("reopen", "资金未落实，退回再议"),
        FAILED("failed", "资金无法落实");

        private final String word;
        private final String label;

        Outcome(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public static Outcome of(String word) {
            return ClosedWords.find(values(), Outcome::word, word);
        }
    }

    /** Who may pay. The words of the form. */
    public enum Source {
        OWNERS("owners", "业主分摊"),
        MAINTENANCE_FUND("maintenanceFund", "住宅专项维修资金"),
        PROPERTY_FIRM("propertyFirm", "物业公司"),
        OWNERS_COMMITTEE("ownersCommittee", "业委会（公共收益）"),
        RESIDENTS_COMMITTEE("residentsCommittee", "居委会"),
        PARTY_BRANCH("partyBranch", "党支部（党费、为民服务资金）"),
        SOCIAL_ORGANISATION("socialOrganisation", "社会组织"),
        GOVERNMENT("government", "街道或部门补助"),
        DONATION("donation", "捐助");

        private final String word;
        private final String label;

        Source(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public static Source of(String word) {
            return ClosedWords.find(values(), Source::word, word);
        }
    }

    /**
     * @param slot its place in the form, from 1
     * @param name of what is paid for; of a pledge the word of its {@link Source}
     * @param fen hundredths of a yuan
     */
    public record Line(int slot, String name, long fen) {

        /**
         * A filled slot of the form; empty when nothing in it was filled.
         *
         * @param side {@code item} or {@code pledge}, as the fields begin
         * @throws FormRejected when only a part of it was filled, or a fraction of a fen
         */
        public static Optional<Line> of(String side, int slot, String name, String yuan) {
            if (name.isEmpty() && yuan.isEmpty()) {
                return Optional.empty();
            }
            String label = (side.equals("item") ? "支出" : "筹资") + slot;
            FormRejected.unless(
                    !name.isEmpty(),
                    side + slot + (side.equals("item") ? "Name" : "By"),
                    label,
                    side.equals("item") ? "item-missing" : "payer-missing");
            FormRejected.unless(!yuan.isEmpty(), side + slot + "Amount", label, "amount-missing");
            try {
                long fen = new BigDecimal(yuan).movePointRight(2).longValueExact();
                FormRejected.unless(fen > 0, side + slot + "Amount", label, "amount-not-positive");
                return Optional.of(new Line(slot, name, fen));
            } catch (ArithmeticException e) {
                throw FormRejected.of(side + slot + "Amount", label, "amount-decimals");
            }
        }
    }

    public record Plan(List<Line> items, List<Line> pledges) {

        static final Plan NONE = new Plan(List.of(), List.of());

        /**
         * What is spent is what is pledged, to the fen, within what the parties have agreed on; the maintenance fund
         * pays only what the owners have decided (Civil Code, art. 278).
         *
         * @throws FormRejected when it is not so
         */
        void mustBalance(Proposal agreed) {
            FormRejected.unless(!items.isEmpty(), "item1Name", "支出1", "no-item");
            long spent = sum(items);
            long pledged = sum(pledges);
            FormRejected.unless(
                    spent == pledged,
                    "fundOutcome",
                    "资金落实情况",
                    "plan-unbalanced",
                    yuan(spent),
                    yuan(pledged),
                    yuan(Math.abs(spent - pledged)));
            if (agreed.cost() != null) {
                FormRejected.unless(
                        yuan(spent).compareTo(agreed.cost()) <= 0,
                        "fundOutcome",
                        "资金落实情况",
                        "plan-over-cost",
                        yuan(spent),
                        agreed.cost().toPlainString());
            }
            pledges.stream()
                    .filter(pledge -> Source.of(pledge.name()) == Source.MAINTENANCE_FUND)
                    .forEach(pledge -> FormRejected.unless(
                            agreed.ownersItem() != OwnersItem.NONE,
                            "pledge" + pledge.slot() + "By",
                            "筹资" + pledge.slot(),
                            "maintenance-fund"));
        }

        private static long sum(List<Line> lines) {
            return lines.stream().mapToLong(Line::fen).reduce(0, Math::addExact);
        }
    }

    public static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /** What it costs, in yuan. */
    public BigDecimal total() {
        return yuan(Plan.sum(plan.items()));
    }
}
