// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownmigrations.h"

#include "schema/comparison.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace catalpa::test {

void OwnMigrations::comesBackAlone(const QString &loss, const QStringList &names)
{
    makeFilled();
    const schema::SchemaSnapshot before = snapshot();

    one(loss);

    QCOMPARE(gone(), names);
    const auto report = apply();
    QVERIFY(report);
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.detail) : "");
    const SchemaStatus now = status();
    QVERIFY2(now.warnings.isEmpty(), qPrintable(now.warnings.join(u' ')));
    QCOMPARE(report->done.size(), names.size());
    QCOMPARE(now.pending(), 0);
    QCOMPARE(schema::compare(before, snapshot()), QList<SchemaDifference>());
    one(u"INSERT INTO catalpa.upkeep VALUES (5000)"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.book_index"_s), one(u"SELECT count(*) FROM public.books"_s));
    QCOMPARE(one(u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
}

} // namespace catalpa::test
