// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/statistics/barlist.h"

#include <QtCore/QProcess>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace catalpa::ui;

//! A person looks at the statistics, and goes from there to the books and to paper.
class StatisticsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        // In Athens, where the tests are, the last one is of March.
        m_server.sql(m_address, uR"(
            UPDATE authors SET country = 'CZ' WHERE id = 2;
            UPDATE books SET created_at = '2026-01-10 12:00:00';
            UPDATE books SET created_at = '2026-02-28 23:30:00' WHERE id = 5;
            INSERT INTO books (title, author_id, created_at) VALUES ('NW', 5, '2026-03-05 10:00:00');
            INSERT INTO catalpa.book_details (book_id, published, language) VALUES
                (1, '1968', 'en'), (2, '1974', 'en'), (3, '1920', 'cs'), (4, '1936', 'cs'), (5, 'c1961', 'pl');)"_s);
        m_librarian = std::make_unique<Librarian>();
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void countsBooks_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("bars");
        QTest::newRow("added") << 0
                               << QStringList{u"January 2026, 4 books"_s, u"February 2026, 0 books"_s,
                                              u"March 2026, 2 books"_s};
        QTest::newRow("country") << 1
                                 << QStringList{u"Czechia, 2 books"_s, u"United States, 2 books"_s,
                                                u"Not recorded, 1 book"_s, u"Poland, 1 book"_s};
        QTest::newRow("language") << 2
                                  << QStringList{u"Czech, 2 books"_s, u"English, 2 books"_s, u"Not recorded, 1 book"_s,
                                                 u"Polish, 1 book"_s};
        QTest::newRow("decade") << 3 << QStringList{u"1920s, 1 book"_s,       u"1930s, 1 book"_s,  u"1940s, 0 books"_s,
                                                    u"1950s, 0 books"_s,      u"1960s, 2 books"_s, u"1970s, 1 book"_s,
                                                    u"Not recorded, 1 book"_s};
    }
    void countsBooks()
    {
        QFETCH(const int, kind);
        QFETCH(const QStringList, bars);

        openStatistics(kind);

        QCOMPARE(heard(), bars);
        QCOMPARE(m_librarian->text(u"StatisticsDialog/total"_s), u"6 books"_s);
    }

    void eachBarLeadsToItsBooks_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 4; ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }
    void eachBarLeadsToItsBooks()
    {
        QFETCH(const int, kind);
        openStatistics(kind);
        const int bars = list().count();
        for (int bar = 0; bar < bars; ++bar) {
            list().setFocus();
            m_librarian->press(Qt::Key_Home);
            for (int step = 0; step < bar; ++step)
                m_librarian->press(Qt::Key_Down);
            QCOMPARE(list().currentRow(), bar);
            const qint64 books = list().currentItem()->data(BarList::booksRole).toLongLong();

            m_librarian->press(Qt::Key_Return);

            EVENTUALLY(!m_librarian->sees(u"StatisticsDialog"_s));
            EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), books == 1 ? u"1 book"_s : u"%1 books"_s.arg(books));
            openStatistics(kind);
        }
    }

    void printsTheBars()
    {
        const QTemporaryDir folder;
        m_librarian->answers.file = folder.filePath(u"bars.pdf"_s);
        openStatistics(1);

        m_librarian->press(Qt::Key_P, Qt::AltModifier);
        EVENTUALLY(isReady(u"savePdfButton"_s));
        m_librarian->press(Qt::Key_F, Qt::AltModifier);
        EVENTUALLY(m_librarian->text(u"PrintDialog/sentence"_s).startsWith("Written: 1 page"_L1));

        QProcess program;
        program.start(u"pdftotext"_s, {u"-layout"_s, m_librarian->answers.file, u"-"_s});
        QVERIFY(program.waitForFinished());
        const QString text = QString::fromUtf8(program.readAllStandardOutput());
        for (const QString &expected : {u"Country of the author"_s, u"Czechia"_s, u"United States"_s, u"6 books"_s})
            QVERIFY2(text.contains(expected), qPrintable(text));
    }

    void stopsAndCountsAgain()
    {
        FaultProxy line(m_server.overTcp(m_address));
        m_librarian->open(line.address());
        EVENTUALLY(m_librarian->hasRows());
        line.setSilent(true);
        choose();
        EVENTUALLY(isReady(u"stopCountButton"_s));
        QVERIFY(!isReady(u"showBooksButton"_s) && !isReady(u"printBarsButton"_s));

        m_librarian->press(Qt::Key_T, Qt::AltModifier);

        EVENTUALLY_EQUAL(m_librarian->text(u"StatisticsDialog/sentence"_s), u"This was stopped."_s);
        QVERIFY(!m_librarian->sees(u"stopCountButton"_s));
        line.setSilent(false);
        m_librarian->click(u"StatisticsDialog/actionButton"_s);
        EVENTUALLY(list().count() == 3);
    }

    void offersWhatTheCatalogueHasAPlaceFor()
    {
        m_librarian->quit();
        m_server.sql(m_address, u"DROP TABLE catalpa.book_details, catalpa.author_details CASCADE"_s);
        m_librarian->open(m_address);

        openStatistics(1);

        QCOMPARE(m_librarian->the<QComboBox>(u"kindCombo"_s).count(), 2);
        QCOMPARE(heard().first(), u"Czechia, 2 books"_s);
    }

private:
    //! From the menu Catalogue, by the underlined letter.
    void choose() const
    {
        m_librarian->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_librarian->window(), 20'000));
        m_librarian->press(Qt::Key_C, Qt::AltModifier);
        m_librarian->press(Qt::Key_S);
        EVENTUALLY(m_librarian->sees(u"StatisticsDialog"_s)
                   && m_librarian->find(u"StatisticsDialog"_s)->isActiveWindow());
    }
    void openStatistics(int kind) const
    {
        choose();
        auto &kinds = m_librarian->the<QComboBox>(u"kindCombo"_s);
        kinds.setFocus();
        for (int step = 0; step < kind; ++step)
            m_librarian->press(Qt::Key_Down);
        QCOMPARE(kinds.currentIndex(), kind);
        EVENTUALLY(isReady(u"printBarsButton"_s));
    }
    BarList &list() const { return m_librarian->the<BarList>(u"bars"_s); }
    QStringList heard() const
    {
        QStringList bars;
        for (int bar = 0; bar < list().count(); ++bar)
            bars += list().item(bar)->data(Qt::AccessibleTextRole).toString();
        return bars;
    }
    bool isReady(const QString &button) const
    {
        const auto *found = qobject_cast<QPushButton *>(m_librarian->find(button));
        return found && found->isEnabled();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(StatisticsTest)

#include "tst_statistics.moc"
