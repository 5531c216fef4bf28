// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "support/testregistry.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! The numbers of new records where others were copied in with theirs, which leaves the sequence behind.
class NumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void areFoundInConstantTime_data();
    void areFoundInConstantTime();
    void areFoundWithoutTheRightToSetTheSequence();
    void areFoundByManyAtOnce_data();
    void areFoundByManyAtOnce();
    void saysWhenTheyAreUsedUp();
    void areNotUsedUpWhereARuleKeepsTheRecordOut_data();
    void areNotUsedUpWhereARuleKeepsTheRecordOut();

private:
    //! Adds authors with these numbers and leaves the sequence at its beginning.
    void copyIn(const QString &numbers) const
    {
        m_server.sql(m_address,
                     u"INSERT INTO authors (id, name) SELECT id, 'copied' FROM (%1) AS n(id)"_s.arg(numbers));
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

void NumbersTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
}

void NumbersTest::areFoundInConstantTime_data()
{
    QTest::addColumn<QString>("numbers");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<bool>("withReceipt");
    for (const bool withReceipt : {true, false}) {
        const char *how = withReceipt ? "with a receipt" : "without";
        QTest::addRow("a gap of two millions, %s", how)
            << u"VALUES (1), (2000000)"_s << qint64(2'000'001) << withReceipt;
        QTest::addRow("near the end, %s", how) << u"VALUES (1), (2147483000)"_s << qint64(2) << withReceipt;
        QTest::addRow("up to the end, %s", how)
            << u"SELECT generate_series(1, 5000) UNION ALL SELECT 2147483647"_s << qint64(5'001) << withReceipt;
        QTest::addRow("a hole near the end, %s", how)
            << u"SELECT generate_series(1, 500) UNION ALL SELECT generate_series(2147480000, 2147483647)"_s
            << qint64(501) << withReceipt;
    }
}

void NumbersTest::areFoundInConstantTime()
{
    QFETCH(const QString, numbers);
    QFETCH(const qint64, first);
    QFETCH(const bool, withReceipt);
    copyIn(numbers);
    Opened opened(m_address);
    const auto sending = [withReceipt] {
        return withReceipt ? Sending{.token = QUuid::createUuid()} : Sending();
    };
    QElapsedTimer clock;
    clock.start();

    QCOMPARE(valueOf(opened.authors->add({.name = u"new"_s}, sending())).id.value, first);
    QCOMPARE(valueOf(opened.authors->add({.name = u"newer"_s}, sending())).id.value, first + 1);
    // As Prisma and psql do it.
    QCOMPARE(m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('plain') RETURNING id"_s).toLongLong(),
             first + 2);

    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed()))); // A million nextval() take 13 s.
}

void NumbersTest::areFoundWithoutTheRightToSetTheSequence()
{
    copyIn(u"VALUES (1), (2), (2000000)"_s);
    ConnectionAddress address = m_address;
    address.user = u"adds_only"_s;
    m_server.createRole(address.user);
    m_server.sql(m_address,
                 u"GRANT SELECT, INSERT, UPDATE, DELETE ON authors, books TO adds_only;"
                 "GRANT USAGE ON SEQUENCE authors_id_seq TO adds_only"_s);
    Opened opened(address);

    QCOMPARE(valueOf(opened.authors->add({.name = u"new"_s})).id.value, 2'000'001);
    const qint64 second = valueOf(opened.authors->add({.name = u"newer"_s})).id.value;
    const qint64 third = valueOf(opened.authors->add({.name = u"newest"_s})).id.value;

    QVERIFY(second != third && second > 2 && third > 2);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"6"_s);
}

void NumbersTest::areNotUsedUpWhereARuleKeepsTheRecordOut_data()
{
    QTest::addColumn<bool>("withReceipt");
    QTest::addColumn<bool>("withRowSecurity");
    QTest::addRow("with a receipt") << true << false;
    QTest::addRow("without") << false << false;
    QTest::addRow("with a receipt, where rows may be hidden") << true << true;
}

void NumbersTest::areNotUsedUpWhereARuleKeepsTheRecordOut()
{
    QFETCH(const bool, withReceipt);
    QFETCH(const bool, withRowSecurity);
    copyIn(u"VALUES (1)"_s);
    m_server.sql(m_address,
                 u"CREATE FUNCTION public.keep_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                 "CREATE TRIGGER keep_out BEFORE INSERT ON books FOR EACH ROW EXECUTE FUNCTION public.keep_out()"_s);
    ConnectionAddress address = m_address;
    if (withRowSecurity) {
        address.user = u"kept_out"_s;
        m_server.createRole(address.user);
        m_server.sql(m_address,
                     u"GRANT SELECT, INSERT ON authors, books TO kept_out; GRANT USAGE ON SEQUENCE books_id_seq TO "
                     "kept_out; ALTER TABLE books ENABLE ROW LEVEL SECURITY;"
                     "CREATE POLICY everything ON books USING (true)"_s);
    }
    Opened opened(address);
    const Sending sending = withReceipt ? Sending{.token = QUuid::createUuid()} : Sending();

    const Error error = errorOf(opened.books->add({.title = u"Krakatit"_s, .authorId = {1}}, sending));

    QCOMPARE(error.kind, ErrorKind::Rights);
    QVERIFY2(error.message.contains(u"a rule of its own"_s), qPrintable(error.message));
    const auto last = m_server.sql(m_address, u"SELECT last_value FROM books_id_seq"_s).toLongLong();
    QVERIFY2(last <= (withRowSecurity ? 60 : 3), qPrintable(QString::number(last)));
}

void NumbersTest::areFoundByManyAtOnce_data()
{
    QTest::addColumn<QString>("numbers");
    QTest::addRow("a gap of two millions") << u"VALUES (1), (2000000)"_s;
    QTest::addRow("near the end") << u"VALUES (1), (2147483000)"_s;
}

void NumbersTest::areFoundByManyAtOnce()
{
    QFETCH(const QString, numbers);
    copyIn(numbers);
    constexpr int programs = 4;
    constexpr int each = 10;
    std::vector<std::unique_ptr<Opened>> opened;
    for (int program = 0; program < programs; ++program)
        opened.push_back(std::make_unique<Opened>(m_address));
    QList<QFuture<Result<Author>>> adding;
    for (int author = 0; author < each; ++author) {
        for (const auto &program : opened)
            adding += program->authors->add({.name = u"new"_s}, {.token = QUuid::createUuid()});
    }

    QSet<qint64> ids;
    for (const auto &future : std::as_const(adding))
        ids += valueOf(future).id.value;

    QCOMPARE(ids.size(), programs * each);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE name = 'new'"_s),
             QString::number(programs * each));
}

void NumbersTest::saysWhenTheyAreUsedUp()
{
    m_server.sql(m_address, u"ALTER SEQUENCE authors_id_seq MAXVALUE 3"_s);
    copyIn(u"VALUES (1), (2), (3)"_s);
    Opened opened(m_address);

    const Error error = errorOf(opened.authors->add({.name = u"new"_s}, {.token = QUuid::createUuid()}));

    QCOMPARE(error.kind, ErrorKind::Exhausted);
}

CATALPA_TEST(NumbersTest)
#include "tst_numbers.moc"
