// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/plan.h"

#include "base/text.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"
#include "wording/migrations/impacttext.h"
#include "wording/migrations/migrationtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestSentence = 1'000;

QByteArray jsonOf(const StatementImpact &statement)
{
    return Json::Object()
        .add("line", Json::number(statement.line))
        .add("statement", Json::text(statement.statement))
        .add("effect", Json::text(statement.effect))
        .add("locks", toJson(statement.locks))
        .add("blocking", blockingJson(statement.blocking))
        .add("work", Json::name(statement.work, {"instant", "scan", "rewrite", "indexBuild"}))
        .add("rows", Json::number(statement.rows))
        .add("milliseconds", Json::number(statement.milliseconds))
        .add("losesData", Json::boolean(statement.losesData))
        .add("rule", Json::textOrNull(statement.rule))
        .add("danger", Json::textOrNull(statement.danger))
        .add("saferWay", Json::textOrNull(statement.saferWay))
        .text();
}

QByteArray jsonOf(const ImpactReport &impact)
{
    return Json::Object()
        .add("schema", Json::text(impact.key.schema))
        .add("name", Json::text(impact.key.name))
        .add("blocking", blockingJson(impact.blocking()))
        .add("milliseconds", Json::number(impact.milliseconds()))
        .add("transactional", Json::boolean(impact.transactional))
        .add("reversible", Json::boolean(impact.reversible))
        .add("losesData", Json::boolean(impact.losesData()))
        .add("unreadable", Json::textOrNull(impact.unreadable))
        .add("statements",
             Json::array(impact.statements, [](const StatementImpact &statement) { return jsonOf(statement); }))
        .text();
}

void writeStatement(const StatementImpact &statement, Output &output)
{
    const auto line = [&output](const QString &text) {
        output.writeLine("      "_L1 + displayLine(text, longestSentence));
    };
    output.writeLine(
        "  "_L1 + Text::tr("Line %1: %2").arg(QString::number(statement.line), displayLine(statement.statement, 120)));
    if (!statement.effect.isEmpty())
        line(statement.effect);
    if (!statement.locks.isEmpty())
        line(Text::tr("Locks: %1").arg(locksText(statement.locks)));
    if (statement.milliseconds > 0)
        line(Text::tr("Takes about %1.").arg(durationText(statement.milliseconds)));
    if (!statement.danger.isEmpty() && statement.rule.isEmpty())
        line(Text::tr("Danger: %1").arg(statement.danger));
    else if (!statement.danger.isEmpty())
        line(Text::tr("Danger (%1): %2").arg(statement.rule, statement.danger));
    if (!statement.saferWay.isEmpty())
        line(Text::tr("Safer: %1").arg(statement.saferWay));
}

//! In the \a brief form only what is dangerous is told of single statements.
void writeImpact(const ImpactReport &impact, bool brief, Output &output)
{
    output.writeLine(nameOf(impact.key));
    QStringList sentences;
    if (!impact.unreadable.isEmpty())
        sentences += displayLine(impact.unreadable, longestSentence);
    sentences += essenceOf({impact});
    sentences += impact.reversible ? Text::tr("It can be taken back.") : Text::tr("It cannot be taken back.");
    if (!impact.transactional)
        sentences += Text::tr("It is applied in several steps, and can stop half-way.");
    output.writeLine("  "_L1 + sentences.join(u' '));
    for (const StatementImpact &statement : impact.statements) {
        if (!brief || !statement.danger.isEmpty())
            writeStatement(statement, output);
    }
    if (!brief)
        output.writeLine({});
}

void writeSummary(const QList<ImpactReport> &impacts, Output &output)
{
    bool isReversible = true;
    bool isReadable = true;
    for (const ImpactReport &impact : impacts) {
        isReversible = isReversible && impact.reversible;
        isReadable = isReadable && impact.unreadable.isEmpty();
    }
    QStringList sentences{Text::tr("%n migration(s) in all.", nullptr, int(impacts.size()))};
    sentences += essenceOf(impacts);
    sentences += isReversible ? Text::tr("All of it can be taken back.") : Text::tr("Not all of it can be taken back.");
    if (!isReadable)
        sentences += Text::tr("What could not be foreseen is not counted.");
    output.writeLine(sentences.join(u' '));
}

Result<ExitCode> showPlan(Context &context)
{
    const auto history = openHistory(context);
    if (!history)
        return passOn(history);
    const auto impacts = await((*history)->impact(context.commandLine.has(u"all"_s)), context.interruption);
    if (!impacts)
        return passOn(impacts);

    const auto element = [](const ImpactReport &impact) {
        return jsonOf(impact);
    };
    context.answer(Json::Object().add("migrations", Json::array(*impacts, element)), [&] {
        for (const ImpactReport &impact : *impacts)
            writeImpact(impact, context.commandLine.has(u"brief"_s), context.output);
        if (impacts->isEmpty())
            context.output.writeLine(
                Text::tr("Nothing is pending, so nothing would be done. --all tells of all migrations."));
        else
            writeSummary(*impacts, context.output);
    });
    return ExitCode::Success;
}

} // namespace

Command planCommand()
{
    return {.name = u"migrate plan"_s,
            .options = QList{Option{.name = u"all"_s, .summary = Text::tr("Tell of all migrations.")},
                             Option{.name = u"brief"_s, .summary = Text::tr("A line for each, and what is dangerous.")}}
                + folderOptions(),
            .summary = Text::tr("Tell what the pending migrations would do, statement by statement."),
            .run = showPlan};
}

} // namespace catalpa::cli
