// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "exchange/writer.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtCore/QBuffer>
#include <QtTest/QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

constexpr int records = 20'000;

QByteArray marcFile()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = exchange::makeWriter(buffer, exchange::Format::Marc);
    for (int number = 0; number < records; ++number) {
        exchange::ExchangeRecord record;
        record.title = u"Volume %1 of the works"_s.arg(number);
        record.people = {{u"Writer-%1, Anna"_s.arg(number % 3000), exchange::NameForm::Heading, u"aut"_s}};
        record.publisher = u"Aventinum"_s;
        if (!writer->write(record))
            qFatal("The record could not be written");
    }
    return buffer.data();
}

} // namespace

//! Imports that take a while.
class LargeImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.begin();
        m_desk.desk().write(u"large.mrc"_s, marcFile());
    }

    void takesTwentyThousandRecordsInTime()
    {
        QElapsedTimer elapsed;
        elapsed.start();

        const Answer answer = m_desk.importJson(u"large.mrc"_s);

        QVERIFY2(answer.code == 0, answer.err.constData());
        QVERIFY2(elapsed.elapsed() < 45'000, qPrintable(QString::number(elapsed.elapsed())));
        QCOMPARE(json(answer)[u"written"].toInt(), records);
        QCOMPARE(m_desk.authorCount(), 3000);
        QCOMPARE(m_desk.server().sql(m_desk.address(), u"SELECT count(DISTINCT batch) FROM catalpa.history"_s), u"1"_s);
        QCOMPARE(json(m_desk.importJson(u"large.mrc"_s))[u"unchanged"].toInt(), records);
    }

    void leavesListsReadFromTheIndexAndIsTakenBackInTime()
    {
        QCOMPARE(m_desk.importJson(u"large.mrc"_s).code, 0);
        const auto state = [this] {
            return m_desk.server().sql(m_desk.address(),
                                       u"SELECT catalpa.reading_state() || ', pending: ' || is_pending "
                                       "FROM catalpa.reading_pending"_s);
        };
        QCOMPARE(state(), u"whole, pending: false"_s);
        QElapsedTimer elapsed;
        elapsed.start();

        const Answer answer = m_desk.run({u"import"_s, u"undo"_s});

        QVERIFY2(answer.code == 0, answer.err.constData());
        QVERIFY2(elapsed.elapsed() < 45'000, qPrintable(QString::number(elapsed.elapsed())));
        QCOMPARE(m_desk.books().size(), 0);
        QCOMPARE(m_desk.authorCount(), 0);
        QCOMPARE(state(), u"whole, pending: false"_s);
    }

    void saysWhatIsInWhenItIsStopped()
    {
        m_desk.sql(
            u"CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF (SELECT count(*) FROM public.books) > 5000 THEN PERFORM pg_advisory_xact_lock(77); END IF; "
            "RETURN NULL; END $$; CREATE TRIGGER wait_here AFTER INSERT ON books EXECUTE FUNCTION wait_here()"_s);
        db::Session other(m_desk.address());
        QVERIFY(other.run("SELECT pg_advisory_lock(77)"));
        const auto running = m_desk.start({u"import"_s, u"large.mrc"_s});
        QTRY_COMPARE_WITH_TIMEOUT(
            m_desk.server().sql(m_desk.address(),
                                u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"_s),
            u"1"_s, 40'000);
        ::kill(pid_t(running->processId()), SIGINT);

        const Answer stopped = PageState::waitFor(*running);
        other.close();
        m_desk.sql(u"DROP TRIGGER wait_here ON books"_s);

        QCOMPARE(stopped.code, 7);
        QVERIFY2(stopped.err.contains("5000 books are added.") || stopped.err.contains("5,000 books are added."),
                 stopped.err.constData());
        QVERIFY(stopped.err.contains("import undo"));
        QCOMPARE(m_desk.books().size(), 5000);
        QCOMPARE(json(m_desk.importJson(u"large.mrc"_s))[u"written"].toInt(), records - 5000);
        QCOMPARE(m_desk.books().size(), records);
    }

private:
    ExchangeDesk m_desk;
};

CATALPA_TEST(LargeImportTest)
#include "tst_largeimport.moc"
