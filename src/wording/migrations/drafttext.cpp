// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/migrations/drafttext.h"

#include "base/text.h"

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr qsizetype mostListed = 4;

//! \a sentence with the names of those that are in that state; nothing when none is.
QStringList about(const QList<MigrationStep> &steps, MigrationState state, const QString &sentence)
{
    QStringList names;
    for (const MigrationStep &step : steps) {
        if (step.state == state)
            names += step.migration.name;
    }
    return names.isEmpty() ? QStringList() : QStringList{sentence.arg(names.join(u", "_s))};
}

QString driftText(const MigrationDraft &draft)
{
    QStringList lines{Text::tr("The tables differ from what the applied migrations make:")};
    for (const SchemaDifference &difference : draft.drift)
        lines += u"• "_s + difference.sentence;
    const QString folder = QDir::toNativeSeparators(draft.folder);
    lines += Text::tr("To keep what is there, put what “catalpa-cli migrate diff %1 database” prints into a new "
                      "migration of the folder, open the folder in the list of migrations, and mark it as applied. To "
                      "take it back, run what “catalpa-cli migrate diff database %1” prints.")
                 .arg(folder);
    return lines.join(u'\n');
}

QString listed(const QStringList &sentences)
{
    QStringList lines;
    for (const QString &sentence : sentences.mid(0, mostListed))
        lines += u"• "_s + sentence;
    if (const auto more = int(sentences.size() - lines.size()); more > 0)
        lines += u"• "_s + Text::tr("%n more; all stand on top of the SQL.", nullptr, more);
    return lines.join(u'\n');
}

} // namespace

QStringList disputeText(const QList<MigrationStep> &steps, const QString &wayOutOfFailure)
{
    return about(steps, MigrationState::Edited,
                 Text::tr("These migrations were changed after they had been applied: %1. Put the text back that was "
                          "applied, such as from your version control, and write the change into a new migration."))
        + about(steps, MigrationState::MissingHere,
                Text::tr("These migrations are applied in the database and are not in the folder: %1. Fetch them from "
                         "where they were written, such as another branch."))
        + about(steps, MigrationState::Failed, Text::tr("These migrations have failed: %1.") + u' ' + wayOutOfFailure);
}

QString heldUpText(const MigrationDraft &draft)
{
    if (!draft.mistakes.isEmpty())
        return draft.mistakes;
    QStringList paragraphs = disputeText(
        draft.status.steps,
        Text::tr("Open the folder in the list of migrations to see why, and continue them or mark them there."));
    for (const SchemaObstacle &obstacle : draft.status.obstacles) {
        if (paragraphs.isEmpty())
            paragraphs += obstacle.error.message;
    }
    if (!draft.drift.isEmpty())
        paragraphs += driftText(draft);
    return paragraphs.join(u"\n\n"_s);
}

QString heldUpSummary(const MigrationDraft &draft)
{
    if (!draft.mistakes.isEmpty())
        return Text::tr("There are mistakes in the schema. Correct them in the file, and look again.");
    if (!draft.drift.isEmpty())
        return Text::tr("The tables are not as the migrations of the folder make them, so no migration can be made.");
    return Text::tr("The database and the folder do not agree, so no migration can be made.");
}

QString lossText(const MigrationDraft &draft)
{
    if (draft.losses.isEmpty() && draft.refusals.isEmpty())
        return {};
    const QString consequence = draft.refusals.isEmpty()
        ? Text::tr("Values in this database would be lost:")
        : Text::tr("The tables hold rows with which this cannot be done. Only write it, and change the file before "
                   "you apply it:");
    return consequence + u'\n' + listed(draft.refusals + draft.losses);
}

QString besideText(const MigrationDraft &draft)
{
    QStringList sentences = draft.notCompared;
    if (const auto waiting = int(draft.status.pending()); waiting > 0)
        sentences += waiting == 1
            ? Text::tr("1 migration of the folder waits, and is applied before it.")
            : Text::tr("%n migrations of the folder wait, and are applied before it.", nullptr, waiting);
    return sentences.join(u' ');
}

QString nothingToWriteText(const MigrationDraft &draft)
{
    const QString nothing = Text::tr("The migrations make what the schema says; there is nothing to write.");
    const auto waiting = int(draft.status.pending());
    if (waiting == 0)
        return nothing;
    return nothing + u' '
        + (waiting == 1 ? Text::tr("1 migration of the folder waits to be applied.")
                        : Text::tr("%n migrations of the folder wait to be applied.", nullptr, waiting));
}

} // namespace catalpa
