// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/replay.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

//! Why the file could not be run, as a sentence; empty when it could.
db::SqlResult<QString> apply(ScratchSchema &scratch, const Migration &file)
{
    const auto done = scratch.run(file);
    if (done)
        return QString();
    if (done.error().kind != ErrorKind::Invalid)
        return tl::unexpected(done.error());
    return Sentences::tr("What the migration “%1” makes could not be tried out beside the tables, so they were not "
                         "compared with it. %2")
        .arg(file.name, done.error().message);
}

} // namespace

Works worksOf(const QList<SchemaShape> &shapes)
{
    Works works;
    for (qsizetype i = 1; i < shapes.size(); ++i) {
        if (shapes.at(i).isEmpty()) // It was not read.
            continue;
        for (auto [path, object] : shapes.at(i).objects.asKeyValueRange()) {
            const auto before = shapes.constFirst().objects.constFind(path);
            if (before != shapes.constFirst().objects.cend() && before->definition == object.definition)
                continue;
            works.paths += path;
            if (object.kind == SchemaObject::Kind::Table)
                works.tables += object.tablePath();
        }
        for (auto [path, object] : shapes.constFirst().objects.asKeyValueRange()) {
            if (!shapes.at(i).objects.contains(path))
                works.paths += path;
        }
    }
    return works;
}

db::SqlResult<Replay> replay(ScratchSchema &scratch, const QList<Migration> &base, const QList<Migration> &files,
                             qsizetype wantedFrom)
{
    Replay made;
    if (const auto cleared = scratch.clear(); !cleared)
        return tl::unexpected(cleared.error());
    for (qsizetype i = -base.size(); i <= files.size(); ++i) {
        if (i > -base.size()) {
            const auto failed = apply(scratch, i <= 0 ? base.at(base.size() + i - 1) : files.at(i - 1));
            if (!failed)
                return tl::unexpected(failed.error());
            made.failure = *failed;
        }
        if (!made.failure.isEmpty())
            break;
        if (i < 0)
            continue;
        made.shapes += SchemaShape();
        if (i > 0 && i < wantedFrom)
            continue;
        auto shape = scratch.shape();
        if (!shape)
            return tl::unexpected(shape.error());
        made.shapes.last() = *std::move(shape);
    }
    return made;
}

} // namespace catalpa::migrate
