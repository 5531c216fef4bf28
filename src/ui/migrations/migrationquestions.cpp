// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationquestions.h"

#include "base/text.h"
#include "core/migration/migrationselection.h"
#include "wording/migrations/findingstext.h"
#include "wording/migrations/impacttext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr qsizetype mostDangers = 4;

QString listed(const QStringList &sentences)
{
    QStringList lines;
    for (const QString &sentence : sentences.mid(0, mostDangers))
        lines += u"• "_s + sentence;
    if (const auto more = int(sentences.size() - lines.size()); more > 0)
        lines += u"• "_s + Text::tr("%n more; see “What it does”.", nullptr, more);
    return lines.join(u'\n');
}

QList<ImpactReport> only(const QList<ImpactReport> &impacts, const QList<MigrationKey> &keys)
{
    QList<ImpactReport> chosen;
    std::copy_if(impacts.cbegin(), impacts.cend(), std::back_inserter(chosen),
                 [&keys](const ImpactReport &impact) { return keys.contains(impact.key); });
    return chosen;
}

SchemaStatus only(SchemaStatus status, const QList<MigrationKey> &keys)
{
    status.steps.removeIf([&keys](const MigrationStep &step) { return !keys.contains(step.key()); });
    return status;
}

} // namespace

Question applyQuestion(const SchemaStatus &status, const QList<ImpactReport> &impacts,
                       const MigrationSelection &selection, const QString &mustType)
{
    const QList<MigrationKey> keys = keysOf(selectedBy(status, selection));
    const QStringList dangers = lintFindingsOf(only(impacts, keys));
    QString consequences = safetyText(only(status, keys), impacts) + u'\n' + titlesOf(status, keys);
    if (!dangers.isEmpty())
        consequences += u"\n\n"_s + listed(dangers);
    const auto count = int(keys.size());
    return {.title = Text::tr("Apply to production?"),
            .text = count == 1 ? Text::tr("Apply 1 migration to the catalogue “%1”?").arg(mustType)
                               : Text::tr("Apply %n migrations to the catalogue “%1”?", nullptr, count).arg(mustType),
            .consequences = consequences,
            .confirm = count == 1 ? Text::tr("Apply 1 migration") : Text::tr("Apply %n migrations", nullptr, count),
            .dangerous = true,
            .mustType = mustType};
}

Question undoQuestion(const QList<MigrationStep> &all, const QString &mustType)
{
    QStringList titles;
    for (const MigrationStep &step : all)
        titles += step.migration.title();
    const auto count = int(all.size());
    const QString text =
        count == 1 ? Text::tr("Undo “%1”?").arg(titles.value(0)) : Text::tr("Undo %n migrations?", nullptr, count);
    QString consequences = Text::tr("What they added to the tables is removed, with the values that stand in it.");
    if (count > 1)
        consequences = Text::tr("Newest first:") + u'\n' + u"• "_s + titles.join(u"\n• "_s) + u"\n\n"_s + consequences;
    else
        consequences = Text::tr("What it added to the tables is removed, with the values that stand in it.");
    return {.title = Text::tr("Undo migrations?"),
            .text = text,
            .consequences = consequences,
            .confirm = count == 1 ? Text::tr("Undo 1 migration") : Text::tr("Undo %n migrations", nullptr, count),
            .dangerous = true,
            .mustType = mustType};
}

Question rehearseQuestion(const QList<ImpactReport> &impacts)
{
    Blocking blocking = Blocking::Nobody;
    for (const ImpactReport &impact : impacts)
        blocking = std::max(blocking, impact.blocking());
    return {.title = Text::tr("Rehearse on production?"),
            .text = Text::tr("Rehearse while others work with this catalogue?"),
            .consequences = Text::tr("A rehearsal runs everything for real before it takes it back. It holds the "
                                     "same locks as applying, all of them until its end: %1.")
                                .arg(blockingText(blocking)),
            .confirm = Text::tr("Rehearse"),
            .dangerous = true};
}

Question resolveQuestion(const MigrationStep &step, Resolution resolution)
{
    const QString title = step.migration.title();
    if (resolution == Resolution::Applied) {
        return {.title = Text::tr("Mark as applied?"),
                .text = Text::tr("Mark “%1” as applied without running it?").arg(title),
                .consequences = Text::tr("Do this when its changes were made in another way. Only the record is "
                                         "written; if the changes are not there, later migrations will fail."),
                .confirm = Text::tr("Mark as applied"),
                .dangerous = true};
    }
    return {.title = Text::tr("Mark as rolled back?"),
            .text = Text::tr("Mark “%1” as rolled back?").arg(title),
            .consequences = Text::tr("Do this when nothing of it is left in the tables. Only the record is written; "
                                     "then the migration may be applied again."),
            .confirm = Text::tr("Mark as rolled back"),
            .dangerous = true};
}

Question adoptQuestion(const SchemaFindings &findings, const SchemaStatus &status)
{
    return {.title = Text::tr("Adopt the tables?"),
            .text = Text::tr("Record that these tables are the catalogue as of “%1”?")
                        .arg(findings.adoptable.isEmpty() ? QString() : titleOf(status, findings.adoptable.last())),
            .consequences = Text::tr("Marked as applied: %1. No table is changed. Afterwards only the rest is "
                                     "pending.")
                                .arg(titlesOf(status, findings.adoptable)),
            .confirm = Text::tr("Adopt")};
}

Question stopQuestion()
{
    return {.title = Text::tr("Stop?"),
            .text = Text::tr("Catalpa is working on the migrations of this database."),
            .consequences = Text::tr("The migration that is running is taken back as a whole, or marked where it "
                                     "stopped if that cannot be. Those that were done before it stay."),
            .confirm = Text::tr("Stop and close")};
}

} // namespace catalpa::ui
