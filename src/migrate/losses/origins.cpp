// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/origins.h"

#include "migrate/losses/madepieces.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! A function keeps its rights under another name.
Origin renamed(const Origin &origin, const Piece &piece)
{
    const QString before = piece.removed.first().section(u' ', 1);
    const QString after = piece.renamedTo.section(u' ', 1);
    if (origin.object == piece.removed.first())
        return {piece.renamedTo, origin.migration, origin.piece, origin.definition, before, after};
    if (origin.object == "result of "_L1 + piece.removed.first())
        return {"result of "_L1 + piece.renamedTo, origin.migration, origin.piece, origin.definition, before, after};
    if (isRight(origin.object) && placeOf(origin.object) == before)
        return {origin.object.chopped(before.size()) + after, origin.migration, origin.piece, {}, before, after};
    return origin;
}

} // namespace

QList<Origin> originsOf(const QList<Migration> &migrations)
{
    QList<Origin> origins;
    for (qsizetype at = 0; at < migrations.size(); ++at) {
        const QList<Piece> pieces = piecesOf(migrations.at(at));
        for (qsizetype number = 0; number < pieces.size(); ++number) {
            const Piece &piece = pieces.at(number);
            if (!piece.renamedTo.isEmpty()) {
                for (Origin &each : origins)
                    each = renamed(each, piece);
                continue;
            }
            origins.removeIf([&piece](const Origin &each) {
                return piece.removed.contains(each.object) || piece.made.contains(each.object);
            });
            for (const QString &object : piece.made)
                origins += Origin{object, at, number, piece.definitions.value(object)};
        }
    }
    return origins;
}

QString sequenceIn(const Origin &origin)
{
    if (origin.definition != "identity a")
        return {};
    return placeOf(origin.object) + u'_' + origin.object.section(u' ', 3, 3) + "_seq"_L1;
}

bool names(const QByteArray &sql, const QStringList &objects)
{
    return std::any_of(objects.cbegin(), objects.cend(), [&sql](const QString &object) {
        if (!isColumn(object) && !placeOf(object).isEmpty())
            return false;
        const QByteArray name = "catalpa." + (isColumn(object) ? placeOf(object) : bareName(object)).toUtf8();
        for (qsizetype at = sql.indexOf(name); at >= 0; at = sql.indexOf(name, at + 1)) {
            const char next = at + name.size() < sql.size() ? sql[at + name.size()] : ' ';
            if (next != '_' && (next < 'a' || next > 'z'))
                return true;
        }
        return false;
    });
}

} // namespace catalpa::migrate
