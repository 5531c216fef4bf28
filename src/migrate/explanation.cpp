// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/explanation.h"

#include "migrate/statements.h"
#include "migrate/textposition.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

TextPlace failingPlace(const Migration &migration, const Attempt &attempt)
{
    if (attempt.error.position > 0)
        return placeOf(migration.sql, attempt.error.position);
    if (attempt.error.sqlState.isEmpty() || attempt.error.kind == ErrorKind::Cancelled)
        return {};
    const QList<Statement> statements = statementsOf(migration.sql);
    return attempt.statements < statements.size() ? placeOfByte(migration.sql, statements.at(attempt.statements).begin)
                                                  : TextPlace();
}

QString refusal(const QString &title, const db::SqlError &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return Sentences::tr("This was stopped. Nothing of “%1” was kept.").arg(title);
    case ErrorKind::Busy:
        if (error.sqlState == "57014"_L1)
            return Sentences::tr("“%1” took too long and was stopped. Nothing of it was kept.").arg(title);
        return Sentences::tr(
                   "Other programs keep using a table that “%1” changes. Nothing of it was kept. Try again when "
                   "fewer people are working.")
            .arg(title);
    case ErrorKind::Rights:
        return Sentences::tr(
                   "Your role in this database may not do all that “%1” asks for. Nothing of it was kept. Ask "
                   "whoever looks after the database. The server says: %2")
            .arg(title, error.primary);
    default:
        return Sentences::tr("The database refused “%1”. Nothing of it was kept. The server says: %2")
            .arg(title, error.primary.isEmpty() ? error.message : error.primary);
    }
}

QString sentence(const QString &title, const Attempt &attempt)
{
    switch (attempt.outcome) {
    case Attempt::Outcome::Refused:
        return refusal(title, attempt.error);
    case Attempt::Outcome::Torn:
        return Sentences::tr(
                   "“%1” ended its transaction by itself, so a part of it may be in the database. Whoever looks "
                   "after the database must look at it before anything else is applied.")
            .arg(title);
    case Attempt::Outcome::Lost:
        if (attempt.error.kind == ErrorKind::Cancelled)
            return refusal(title, attempt.error);
        return Sentences::tr("The connection was lost while “%1” was being applied. Nothing of it was kept. Try again.")
            .arg(title);
    case Attempt::Outcome::Unknown:
        return Sentences::tr(
                   "The connection was lost while “%1” was being completed, and the server cannot be asked how "
                   "that ended. Look at the list of migrations again before you go on.")
            .arg(title);
    default:
        return attempt.error.message;
    }
}

// A missing table means "open the migrations" everywhere else; here it is the file that is wrong.
ErrorKind kind(const Attempt &attempt)
{
    switch (attempt.outcome) {
    case Attempt::Outcome::Torn:
        return ErrorKind::Schema;
    case Attempt::Outcome::Unknown:
        return ErrorKind::OutcomeUnknown;
    case Attempt::Outcome::Lost:
        return attempt.error.kind == ErrorKind::Cancelled ? ErrorKind::Cancelled : ErrorKind::Offline;
    case Attempt::Outcome::Refused:
        return attempt.error.kind == ErrorKind::Schema ? ErrorKind::Unexpected : attempt.error.kind;
    default:
        return attempt.error.kind;
    }
}

} // namespace

MigrationFailure explain(const Bundle &bundle, const Migration &migration, const Attempt &attempt)
{
    const TextPlace place = failingPlace(migration, attempt);
    return {.key = migration.key(),
            .path = bundle.path(migration.name),
            .line = place.line,
            .column = place.column,
            .error = {kind(attempt), sentence(migration.title(), attempt), attempt.error.detail}};
}

std::optional<MigrationFailure> endsItsTransaction(const Bundle &bundle, const Migration &migration)
{
    const QList<Statement> statements = statementsOf(migration.sql);
    const auto ending = std::find_if(statements.cbegin(), statements.cend(),
                                     [](const Statement &statement) { return statement.endsTransaction(); });
    if (ending == statements.cend())
        return {};
    const TextPlace place = placeOfByte(migration.sql, ending->begin);
    const QString word = QString::fromUtf8(ending->words.first());
    return MigrationFailure{
        .key = migration.key(),
        .path = bundle.path(migration.name),
        .line = place.line,
        .column = place.column,
        .error = {ErrorKind::Invalid,
                  Sentences::tr("“%1” contains a %2 of its own. Each file is applied in one transaction, so that it is "
                                "applied as a whole or not at all. Take the %2 out of the file. Nothing was changed.")
                      .arg(migration.title(), word),
                  u"%1 in the script"_s.arg(word)}};
}

QString logText(const MigrationFailure &failure, const Migration &migration, const Attempt &attempt)
{
    QStringList lines;
    lines += attempt.outcome == Attempt::Outcome::Torn
        ? u"Catalpa: the script ended its transaction itself; a part of it may be in the database."_s
        : u"Catalpa: the script failed and was rolled back as a whole."_s;
    if (!attempt.error.sqlState.isEmpty())
        lines += u"Database error %1: %2"_s.arg(attempt.error.sqlState, attempt.error.primary);
    if (!attempt.error.hint.isEmpty())
        lines += u"Hint: "_s + attempt.error.hint;
    if (!attempt.error.context.isEmpty())
        lines += u"Context: "_s + attempt.error.context;
    if (failure.line > 0) {
        lines += u"%1, line %2, column %3:"_s.arg(failure.path).arg(failure.line).arg(failure.column);
        lines += lineOf(migration.sql, failure.line);
    }
    return lines.join(u'\n');
}

} // namespace catalpa::migrate
