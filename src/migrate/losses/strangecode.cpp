// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/strangecode.h"

#include "migrate/losses/fingerprint.h"
#include "migrate/losses/madepieces.h"
#include "migrate/losses/origins.h"

#include <QtCore/QMultiHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

using Definitions = QMultiHash<QString, QByteArray>;

//! What no statement of a file makes by itself.
void addRest(Definitions &made)
{
    // Of catalpa.attach_history(), as the server writes it.
    for (const QByteArray &what : {QByteArray("author author_id sort_name"), QByteArray("book book_id sort_title")}) {
        const QByteArrayList words = what.split(' ');
        const QByteArray sql = "CREATE TRIGGER recorded AFTER UPDATE ON catalpa." + words[0]
            + "_sort FOR EACH ROW WHEN ((OLD.by_hand OR NEW.by_hand) AND OLD." + words[1] + " = NEW." + words[1]
            + " AND (OLD.by_hand IS DISTINCT FROM NEW.by_hand OR OLD." + words[2] + " IS DISTINCT FROM NEW." + words[2]
            + ")) EXECUTE FUNCTION catalpa.record_filing()";
        made.insert(u"trigger recorded on "_s + QString::fromLatin1(words[0]) + "_sort"_L1,
                    fingerprintOfStatement(sql));
    }
    for (const QString &column : {u"started_at of _prisma_migrations"_s, u"noted_at of migration_notes"_s})
        made.insert("default of column "_L1 + column, "default " + fingerprintOfExpression("now()"));
    made.insert(u"default of column applied_steps_count of _prisma_migrations"_s,
                "default " + fingerprintOfExpression("0"));
}

//! As all of \a steps make it, and as those do that are applied.
Definitions definitionsOf(const QList<MigrationStep> &steps)
{
    QList<Migration> all;
    QList<Migration> applied;
    for (const MigrationStep &step : steps) {
        all += step.migration;
        if (step.state != MigrationState::Pending)
            applied += step.migration;
    }
    Definitions made;
    for (const Origin &origin : originsOf(all) + originsOf(applied))
        made.insert(origin.object, origin.definition);
    addRest(made);
    return made;
}

bool isMadeAnew(const QString &object)
{
    return object.startsWith("function "_L1) || object.startsWith("view "_L1);
}

bool isAsMade(const QString &object, const Definitions &made, const QSet<QString> &present)
{
    if (object.startsWith("check "_L1) && !present.contains(object)) // That a column needs a value; see its repair.
        return true;
    const QList<QByteArray> definitions = made.values(object);
    return std::any_of(definitions.cbegin(), definitions.cend(), [&](const QByteArray &definition) {
        return present.contains(object + u'\t' + QString::fromLatin1(definition));
    });
}

} // namespace

QStringList strangeCode(const QList<MigrationStep> &steps, const OwnObjects &objects)
{
    QStringList strange;
    if (objects.belongsToTrusted)
        return strange;
    const Definitions made = definitionsOf(steps);
    for (const QString &each : objects.present) {
        if (each.startsWith("runs "_L1) && !isAsMade(each.sliced(5), made, objects.present))
            strange += each.sliced(5);
    }
    strange.sort();
    return strange;
}

QStringList strangeForMending(const QList<MigrationStep> &steps, const OwnObjects &objects)
{
    const QStringList all = strangeCode(steps, objects);
    // A table that is put right runs what stands on it, perhaps before that is made again.
    const bool mendsTables = std::any_of(steps.cbegin(), steps.cend(), [](const MigrationStep &step) {
        return std::any_of(step.lost.cbegin(), step.lost.cend(),
                           [](const QString &object) { return isPart(object) || object.startsWith("table "_L1); });
    });
    QStringList strange = all;
    strange.removeIf([&steps](const QString &object) {
        return std::any_of(steps.cbegin(), steps.cend(), [&object](const MigrationStep &step) {
            return isMadeAnew(object) && step.lost.contains(object);
        });
    });
    return mendsTables || !strange.isEmpty() ? all : strange;
}

} // namespace catalpa::migrate
