// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/replay.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Why the file could not be run, as a sentence; empty when it could.
Result<QString> apply(Shadow &shadow, const Migration &file)
{
    const auto done = shadow.run(file);
    if (done)
        return QString();
    if (done.error().kind != ErrorKind::Invalid)
        return passOn(done);
    return Text::tr("What the migration “%1” makes could not be tried out beside the tables, so they were not "
                    "compared with it. %2")
        .arg(file.name, done.error().message);
}

} // namespace

Result<Replay> replay(Shadow &shadow, const QStringList &schemas, const QList<Migration> &base,
                      const QList<Migration> &files, qsizetype wantedFrom, const Trying &trying)
{
    Replay made;
    if (const auto cleared = shadow.clear(); !cleared)
        return passOn(cleared);
    for (qsizetype i = -base.size(); i <= files.size(); ++i) {
        if (i > -base.size()) {
            const auto failed = apply(shadow, i <= 0 ? base.at(base.size() + i - 1) : files.at(i - 1));
            if (!failed)
                return passOn(failed);
            made.failure = *failed;
            if (trying)
                trying({base.size() + i, base.size() + files.size()});
        }
        if (!made.failure.isEmpty())
            break;
        if (i < 0)
            continue;
        if (i > 0 && i < wantedFrom) {
            made.snapshots.addUnread();
            continue;
        }
        auto snapshot = shadow.snapshot(schemas);
        if (!snapshot)
            return passOn(snapshot);
        made.snapshots.add(*snapshot);
    }
    return made;
}

} // namespace catalpa::migrate
