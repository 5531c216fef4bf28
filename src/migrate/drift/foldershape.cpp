// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/foldershape.h"

#include "base/text.h"

#include "migrate/drift/shadowdatabase.h"
#include "migrate/drift/shadowschema.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace catalpa::migrate {
namespace {

Result<schema::SchemaSnapshot> shapeIn(Shadow &shadow, const QList<Bundle> &bundles, const QStringList &schemas)
{
    if (const auto begun = shadow.begin(); !begun)
        return passOn(begun);
    for (const Bundle &bundle : bundles) {
        for (const Migration &migration : bundle.migrations) {
            const auto ran = shadow.run(migration);
            if (!ran && ran.error().kind == ErrorKind::Invalid) {
                return failure(ErrorKind::Invalid,
                               Text::tr("What the migration “%1” makes could not be tried out. %2")
                                   .arg(migration.name, ran.error().message),
                               ran.error().detail);
            }
            if (!ran)
                return passOn(ran);
        }
    }
    return shadow.snapshot(schemas);
}

} // namespace

Result<schema::SchemaSnapshot> shapeOf(db::Session &session, const QList<Bundle> &bundles, const QStringList &schemas,
                                       const ScratchServers &servers)
{
    Result<schema::SchemaSnapshot> first = failure(ErrorKind::Rights, Text::tr("There is no place to try them out."));
    bool isFirst = true;
    for (const std::unique_ptr<Shadow> &shadow : shadowsFor(session, bundles, schemas, servers)) {
        auto shape = shapeIn(*shadow, bundles, schemas);
        if (shape || (shape.error().kind != ErrorKind::Invalid && shape.error().kind != ErrorKind::Rights))
            return shape;
        if (std::exchange(isFirst, false) || first.error().kind == ErrorKind::Rights)
            first = std::move(shape);
    }
    return first;
}

std::vector<std::unique_ptr<Shadow>> shadowsFor(db::Session &session, const QList<Bundle> &bundles,
                                                const QStringList &schemas, const ScratchServers &servers)
{
    std::vector<std::unique_ptr<Shadow>> shadows;
    // What Catalpa brings along is made to be tried out in a schema, which needs no right but CREATE.
    const bool isOurs =
        std::all_of(bundles.cbegin(), bundles.cend(), [](const Bundle &bundle) { return bundle.folder.isEmpty(); });
    if (!isOurs)
        shadows.push_back(std::make_unique<ShadowDatabase>(session));
    if (isOurs || schemas.size() <= bundles.size())
        shadows.push_back(std::make_unique<ShadowSchema>(session, schemas));
    if (!isOurs && servers)
        shadows.push_back(std::make_unique<ShadowDatabase>(session, servers));
    return shadows;
}

} // namespace catalpa::migrate
