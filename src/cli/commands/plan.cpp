// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"
#include "wording/impacttext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestSentence = 1'000;

using Outlooks = QList<ImpactReport>;

const char *workJson(StatementImpact::Work work)
{
    switch (work) {
    case StatementImpact::Work::Instant:
        return "\"instant\"";
    case StatementImpact::Work::Scan:
        return "\"scan\"";
    case StatementImpact::Work::Rewrite:
        return "\"rewrite\"";
    case StatementImpact::Work::IndexBuild:
        break;
    }
    return "\"indexBuild\"";
}

QByteArray textOrNull(const QString &text)
{
    return text.isEmpty() ? QByteArray("null") : Json::text(text);
}

QByteArray jsonOf(const StatementImpact &statement)
{
    return Json::Object()
        .add("line", Json::number(statement.line))
        .add("statement", Json::text(statement.statement))
        .add("effect", Json::text(statement.effect))
        .add("locks", toJson(statement.locks))
        .add("blocking", blockingJson(statement.blocking))
        .add("work", workJson(statement.work))
        .add("rows", Json::number(statement.rows))
        .add("milliseconds", Json::number(statement.milliseconds))
        .add("losesData", Json::boolean(statement.losesData))
        .add("rule", textOrNull(statement.rule))
        .add("danger", textOrNull(statement.danger))
        .add("saferWay", textOrNull(statement.saferWay))
        .text();
}

QByteArray jsonOf(const ImpactReport &impact)
{
    QByteArrayList statements;
    for (const StatementImpact &statement : impact.statements)
        statements += jsonOf(statement);
    return Json::Object()
        .add("schema", Json::text(impact.key.schema))
        .add("name", Json::text(impact.key.name))
        .add("blocking", blockingJson(impact.blocking()))
        .add("milliseconds", Json::number(impact.milliseconds()))
        .add("transactional", Json::boolean(impact.transactional))
        .add("reversible", Json::boolean(impact.reversible))
        .add("losesData", Json::boolean(impact.losesData()))
        .add("unreadable", textOrNull(impact.unreadable))
        .add("statements", Json::array(statements))
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
    QStringList locks;
    for (const TableLock &lock : statement.locks)
        locks += Text::tr("%1 on %2").arg(lock.mode, lock.table);
    if (!locks.isEmpty())
        line(Text::tr("Locks: %1").arg(locks.join(", "_L1)));
    if (statement.milliseconds > 0)
        line(Text::tr("Takes about %1.").arg(durationWords(statement.milliseconds)));
    if (!statement.danger.isEmpty() && statement.rule.isEmpty())
        line(Text::tr("Danger: %1").arg(statement.danger));
    else if (!statement.danger.isEmpty())
        line(Text::tr("Danger (%1): %2").arg(statement.rule, statement.danger));
    if (!statement.saferWay.isEmpty())
        line(Text::tr("Safer: %1").arg(statement.saferWay));
}

void writeImpact(const ImpactReport &impact, Output &output)
{
    output.writeLine(nameOf(impact.key));
    QStringList sentences;
    if (!impact.unreadable.isEmpty())
        sentences += displayLine(impact.unreadable, longestSentence);
    sentences += essenceOf({impact});
    sentences += impact.reversible ? Text::tr("It can be taken back.") : Text::tr("It cannot be taken back.");
    if (!impact.transactional)
        sentences += Text::tr("It is applied statement by statement, and can stop half-way.");
    output.writeLine("  "_L1 + sentences.join(u' '));
    for (const StatementImpact &statement : impact.statements)
        writeStatement(statement, output);
    output.writeLine({});
}

void writeSummary(const Outlooks &impacts, Output &output)
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

} // namespace

Result<ExitCode> planMigrations(Context &context)
{
    const auto history = openHistory(context);
    if (!history)
        return tl::unexpected(history.error());
    const auto impacts = await((*history)->impact(context.commandLine.migrate.all), context.interruption);
    if (!impacts)
        return tl::unexpected(impacts.error());

    Output &output = context.output;
    if (context.commandLine.json) {
        QByteArrayList list;
        for (const ImpactReport &impact : *impacts)
            list += jsonOf(impact);
        output.write(Json::Object().add("migrations", Json::array(list)).text() + '\n');
    } else if (impacts->isEmpty()) {
        output.writeLine(Text::tr("Nothing is pending, so nothing would be done. --all tells of all migrations."));
    } else {
        for (const ImpactReport &impact : *impacts)
            writeImpact(impact, output);
        writeSummary(*impacts, output);
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
