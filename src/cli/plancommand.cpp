// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonoutput.h"
#include "migratecommand.h"
#include "migratewords.h"
#include "openedhistory.h"
#include "tableoutput.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestSentence = 1'000;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(PlanCommand)
};

using Outlooks = QList<MigrationOutlook>;

const char *workJson(StatementOutlook::Work work)
{
    switch (work) {
    case StatementOutlook::Work::Instant:
        return "\"instant\"";
    case StatementOutlook::Work::Scan:
        return "\"scan\"";
    case StatementOutlook::Work::Rewrite:
        return "\"rewrite\"";
    case StatementOutlook::Work::IndexBuild:
        break;
    }
    return "\"indexBuild\"";
}

QByteArray textOrNull(const QString &text)
{
    return text.isEmpty() ? QByteArray("null") : Json::text(text);
}

QByteArray jsonOf(const StatementOutlook &statement)
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

QByteArray jsonOf(const MigrationOutlook &outlook)
{
    QByteArrayList statements;
    for (const StatementOutlook &statement : outlook.statements)
        statements += jsonOf(statement);
    return Json::Object()
        .add("schema", Json::text(outlook.key.schema))
        .add("name", Json::text(outlook.key.name))
        .add("blocking", blockingJson(outlook.blocking()))
        .add("milliseconds", Json::number(outlook.milliseconds()))
        .add("transactional", Json::boolean(outlook.transactional))
        .add("reversible", Json::boolean(outlook.reversible))
        .add("losesData", Json::boolean(outlook.losesData()))
        .add("unreadable", textOrNull(outlook.unreadable))
        .add("statements", Json::array(statements))
        .text();
}

//! "Everyone has to wait, about 2.5 s; values are lost."
QString essence(Blocking blocking, qint64 milliseconds, bool losesData)
{
    QString text = blockingWords(blocking);
    text[0] = text.at(0).toUpper();
    if (milliseconds == 0 && blocking != Blocking::Nobody)
        text += u' ' + Sentences::tr("for a moment");
    else if (milliseconds > 0)
        text += ", "_L1 + Sentences::tr("about %1").arg(durationWords(milliseconds));
    if (losesData)
        text += "; "_L1 + Sentences::tr("values are lost");
    return text + u'.';
}

void writeStatement(const StatementOutlook &statement, Output &output)
{
    const auto line = [&output](const QString &text) {
        output.writeLine("      "_L1 + displayLine(text, longestSentence));
    };
    output.writeLine(
        "  "_L1
        + Sentences::tr("Line %1: %2").arg(QString::number(statement.line), displayLine(statement.statement, 120)));
    if (!statement.effect.isEmpty())
        line(statement.effect);
    QStringList locks;
    for (const TableLock &lock : statement.locks)
        locks += Sentences::tr("%1 on %2").arg(lock.mode, lock.table);
    if (!locks.isEmpty())
        line(Sentences::tr("Locks: %1").arg(locks.join(", "_L1)));
    if (statement.milliseconds > 0)
        line(Sentences::tr("Takes about %1.").arg(durationWords(statement.milliseconds)));
    if (!statement.danger.isEmpty() && statement.rule.isEmpty())
        line(Sentences::tr("Danger: %1").arg(statement.danger));
    else if (!statement.danger.isEmpty())
        line(Sentences::tr("Danger (%1): %2").arg(statement.rule, statement.danger));
    if (!statement.saferWay.isEmpty())
        line(Sentences::tr("Safer: %1").arg(statement.saferWay));
}

void writeOutlook(const MigrationOutlook &outlook, Output &output)
{
    output.writeLine(nameOf(outlook.key));
    QStringList sentences;
    if (outlook.unreadable.isEmpty())
        sentences += essence(outlook.blocking(), outlook.milliseconds(), outlook.losesData());
    else
        sentences += displayLine(outlook.unreadable, longestSentence);
    sentences +=
        outlook.reversible ? Sentences::tr("It can be taken back.") : Sentences::tr("It cannot be taken back.");
    if (!outlook.transactional)
        sentences += Sentences::tr("It is applied statement by statement, and can stop half-way.");
    output.writeLine("  "_L1 + sentences.join(u' '));
    for (const StatementOutlook &statement : outlook.statements)
        writeStatement(statement, output);
    output.writeLine({});
}

void writeSummary(const Outlooks &outlooks, Output &output)
{
    Blocking blocking = Blocking::Nobody;
    bool losesData = false;
    bool isReversible = true;
    bool isReadable = true;
    qint64 milliseconds = 0;
    qsizetype dangers = 0;
    for (const MigrationOutlook &outlook : outlooks) {
        blocking = std::max(blocking, outlook.blocking());
        losesData = losesData || outlook.losesData();
        isReversible = isReversible && outlook.reversible;
        isReadable = isReadable && outlook.unreadable.isEmpty();
        milliseconds += outlook.milliseconds();
        dangers += outlook.dangers();
    }
    QStringList sentences{Sentences::tr("%n migration(s) in all.", nullptr, int(outlooks.size())),
                          essence(blocking, milliseconds, losesData)};
    sentences += dangers == 0 ? Sentences::tr("No statement is known to be dangerous.")
                              : Sentences::tr("%n statement(s) are dangerous.", nullptr, int(dangers));
    sentences += isReversible ? Sentences::tr("All of it can be taken back.")
                              : Sentences::tr("Not all of it can be taken back.");
    if (!isReadable)
        sentences += Sentences::tr("What could not be understood is not counted.");
    output.writeLine(sentences.join(u' '));
}

} // namespace

Result<ExitCode> planMigrations(Workplace &workplace)
{
    const auto history = openHistory(workplace);
    if (!history)
        return tl::unexpected(history.error());
    const auto outlooks = awaited((*history)->outlook(workplace.invocation.migrate.all), workplace.interruption);
    if (!outlooks)
        return tl::unexpected(outlooks.error());

    Output &output = workplace.output;
    if (workplace.invocation.json) {
        QByteArrayList list;
        for (const MigrationOutlook &outlook : *outlooks)
            list += jsonOf(outlook);
        output.write(Json::Object().add("migrations", Json::array(list)).text() + '\n');
    } else if (outlooks->isEmpty()) {
        output.writeLine(Sentences::tr("Nothing is pending, so nothing would be done. --all tells of all migrations."));
    } else {
        for (const MigrationOutlook &outlook : *outlooks)
            writeOutlook(outlook, output);
        writeSummary(*outlooks, output);
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
