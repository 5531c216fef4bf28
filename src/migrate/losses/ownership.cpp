// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/ownership.h"

#include <QtCore/QHash>
#include <QtCore/QMap>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QHash<QString, QString> ownersIn(const QSet<QString> &present)
{
    QHash<QString, QString> owners;
    for (const QString &each : present) {
        if (each.startsWith("owner of "_L1) && each.contains(u'\t'))
            owners.insert(each.section(u'\t', 0, 0), each.section(u'\t', 1));
    }
    return owners;
}

QStringList ownersTold(const QList<Origin> &origins)
{
    QStringList told;
    for (const Origin &origin : origins)
        told += "owner of "_L1 + origin.object;
    return told + QStringList{u"owner of table _prisma_migrations"_s, u"owner of table migration_notes"_s};
}

} // namespace

QString ownerOf(const QList<Origin> &origins, const QSet<QString> &present)
{
    const QHash<QString, QString> owners = ownersIn(present);
    QMap<QString, int> owned;
    for (const Origin &origin : origins) {
        const QString role = owners.value("owner of "_L1 + origin.object);
        if (origin.object.startsWith("table "_L1) && !role.isEmpty())
            owned[role] += 1;
    }
    // Who may make things in a schema of a superuser's begins with the books.
    for (const QString &book : {u"owner of table _prisma_migrations"_s, u"owner of table migration_notes"_s}) {
        if (owned.isEmpty() && present.contains(u"owned by a superuser"_s) && owners.contains(book))
            return owners[book];
    }
    QString most = schemaOwnerIn(present);
    for (auto role = owned.cbegin(); role != owned.cend(); ++role) {
        if (*role > owned.value(most))
            most = role.key();
    }
    return most;
}

QString schemaOwnerIn(const QSet<QString> &present)
{
    return ownersIn(present).value(u"owner of schema catalpa"_s);
}

QStringList ownedByOthers(const QList<Origin> &origins, const QSet<QString> &present)
{
    const QHash<QString, QString> owners = ownersIn(present);
    const QString owner = ownerOf(origins, present);
    QStringList found;
    for (const QString &object : ownersTold(origins)) {
        if (owners.contains(object) && owners[object] != owner)
            found += object;
    }
    return found;
}

} // namespace catalpa::migrate
