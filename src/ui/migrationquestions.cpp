// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrationquestions.h"

#include "models/findingwords.h"
#include "models/planwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(MigrationQuestions)
};

constexpr qsizetype mostDangers = 4;

QString listed(const QStringList &sentences)
{
    QStringList lines;
    for (const QString &sentence : sentences.mid(0, mostDangers))
        lines += u"• "_s + sentence;
    if (const auto more = int(sentences.size() - lines.size()); more > 0)
        lines += u"• "_s + Sentences::tr("%n more; see “What it does”.", nullptr, more);
    return lines.join(u'\n');
}

QList<MigrationOutlook> only(const QList<MigrationOutlook> &outlooks, const QList<MigrationKey> &keys)
{
    QList<MigrationOutlook> chosen;
    std::copy_if(outlooks.cbegin(), outlooks.cend(), std::back_inserter(chosen),
                 [&keys](const MigrationOutlook &outlook) { return keys.contains(outlook.key); });
    return chosen;
}

SchemaStatus only(SchemaStatus status, const QList<MigrationKey> &keys)
{
    status.steps.removeIf([&keys](const MigrationStep &step) { return !keys.contains(step.key()); });
    return status;
}

} // namespace

QList<MigrationKey> selectedBy(const SchemaStatus &status, const MigrationSelection &selection)
{
    using Extent = MigrationSelection::Extent;
    QList<MigrationKey> keys;
    for (const MigrationStep &step : status.steps) {
        const bool waits = (isToApply(step) || step.resumable) && !status.isBlocked(step.migration.schema);
        const bool wanted = selection.extent == Extent::All
            || (selection.extent == Extent::Only ? step.key() == selection.key
                                                 : step.migration.schema == selection.key.schema);
        if (waits && wanted)
            keys += step.key();
        if (selection.extent == Extent::UpTo && step.key() == selection.key)
            break;
    }
    return keys;
}

Question applyQuestion(const SchemaStatus &status, const QList<MigrationOutlook> &outlooks,
                       const MigrationSelection &selection, const QString &mustType)
{
    const QList<MigrationKey> keys = selectedBy(status, selection);
    const QStringList dangers = dangersOf(only(outlooks, keys));
    QString consequences = safetyText(only(status, keys), outlooks) + u'\n' + titlesOf(status, keys);
    if (!dangers.isEmpty())
        consequences += u"\n\n"_s + listed(dangers);
    const auto count = int(keys.size());
    return {.title = Sentences::tr("Apply to production?"),
            .text = count == 1
                ? Sentences::tr("Apply 1 migration to the catalogue “%1”?").arg(mustType)
                : Sentences::tr("Apply %n migrations to the catalogue “%1”?", nullptr, count).arg(mustType),
            .consequences = consequences,
            .confirm =
                count == 1 ? Sentences::tr("Apply 1 migration") : Sentences::tr("Apply %n migrations", nullptr, count),
            .dangerous = true,
            .mustType = mustType};
}

Question undoQuestion(const QList<MigrationStep> &all, const QString &mustType)
{
    QStringList titles;
    for (const MigrationStep &step : all)
        titles += step.migration.title();
    const auto count = int(all.size());
    const QString text = count == 1 ? Sentences::tr("Take back “%1”?").arg(titles.value(0))
                                    : Sentences::tr("Take back %n migrations?", nullptr, count);
    QString consequences = Sentences::tr("What they added to the tables is removed, with the values that stand in it.");
    if (count > 1)
        consequences =
            Sentences::tr("Newest first:") + u'\n' + u"• "_s + titles.join(u"\n• "_s) + u"\n\n"_s + consequences;
    else
        consequences = Sentences::tr("What it added to the tables is removed, with the values that stand in it.");
    return {.title = Sentences::tr("Undo migrations?"),
            .text = text,
            .consequences = consequences,
            .confirm = count == 1 ? Sentences::tr("Take back 1 migration")
                                  : Sentences::tr("Take back %n migrations", nullptr, count),
            .dangerous = true,
            .mustType = mustType};
}

Question rehearseQuestion(const QList<MigrationOutlook> &outlooks)
{
    Blocking blocking = Blocking::Nobody;
    for (const MigrationOutlook &outlook : outlooks)
        blocking = std::max(blocking, outlook.blocking());
    return {.title = Sentences::tr("Rehearse on production?"),
            .text = Sentences::tr("Rehearse while others work with this catalogue?"),
            .consequences = Sentences::tr("A rehearsal runs everything for real before it takes it back. It holds the "
                                          "same locks as applying, all of them until its end: %1.")
                                .arg(blockingText(blocking)),
            .confirm = Sentences::tr("Rehearse"),
            .dangerous = true};
}

Question resolveQuestion(const MigrationStep &step, Resolution resolution)
{
    const QString title = step.migration.title();
    if (resolution == Resolution::Applied) {
        return {.title = Sentences::tr("Mark as applied?"),
                .text = Sentences::tr("Mark “%1” as applied without running it?").arg(title),
                .consequences = Sentences::tr("Do this when its changes were made in another way. Only the record is "
                                              "written; if the changes are not there, later migrations will fail."),
                .confirm = Sentences::tr("Mark as applied"),
                .dangerous = true};
    }
    return {.title = Sentences::tr("Mark as rolled back?"),
            .text = Sentences::tr("Mark “%1” as rolled back?").arg(title),
            .consequences =
                Sentences::tr("Do this when nothing of it is left in the tables. Only the record is written; "
                              "then the migration may be applied again."),
            .confirm = Sentences::tr("Mark as rolled back"),
            .dangerous = true};
}

Question adoptQuestion(const SchemaFindings &findings, const SchemaStatus &status)
{
    return {.title = Sentences::tr("Adopt the tables?"),
            .text = Sentences::tr("Record that these tables are the catalogue as of “%1”?")
                        .arg(findings.adoptable.isEmpty() ? QString() : titleOf(status, findings.adoptable.last())),
            .consequences = Sentences::tr("Marked as applied: %1. No table is changed. Afterwards only the rest is "
                                          "pending.")
                                .arg(titlesOf(status, findings.adoptable)),
            .confirm = Sentences::tr("Adopt")};
}

Question stopQuestion()
{
    return {.title = Sentences::tr("Stop?"),
            .text = Sentences::tr("Catalpa is working on the migrations of this database."),
            .consequences =
                Sentences::tr("The migration that is running is taken back as a whole. Those that were done "
                              "before it stay."),
            .confirm = Sentences::tr("Stop and close")};
}

} // namespace catalpa::ui
