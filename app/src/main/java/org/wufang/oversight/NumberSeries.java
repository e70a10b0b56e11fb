package org.wufang.oversight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;

/** Gapless numbers of letters and of bulletins, each series from 1 in each year. */
@Repository
class NumberSeries {

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else gets a number of the series until the transaction ends; a failed one leaves no gap. */
    int next(String series, int year) {
        if (addOne(series, year) == 0) {
            hold(series);
            if (addOne(series, year) == 0) {
                Insert.into("oversight_number")
                        .set("series", series)
                        .set("number_year", year)
                        .set("last_number", 1)
                        .run(jdbc);
            }
        }
        return jdbc.sql("select last_number from oversight_number where series = ? and number_year = ?")
                .params(series, year)
                .query(Integer.class)
                .single();
    }

    private int addOne(String series, int year) {
        return jdbc.sql(
                        "update oversight_number set last_number = last_number + 1 where series = ? and number_year = ?")
                .params(series, year)
                .update();
    }

    /** Until the transaction ends nobody else holds the series. */
    private void hold(String series) {
        jdbc.sql("select name from oversight_series where name = ? for update")
                .param(series)
                .query(String.class)
                .single();
    }
}
