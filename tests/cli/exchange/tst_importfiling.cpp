// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What a file says of where authors and titles are filed stays, also on the way through a file of ours.
class ImportFilingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk.begin(); }

    void keepsHeadingsAndArticles()
    {
        writeBooks();
        QCOMPARE(m_desk.importJson(u"books.ris"_s).code, 0);

        QCOMPARE(filed(m_desk.address()), expected());
    }

    void theyComeBackOutOfATable()
    {
        writeBooks();
        QCOMPARE(m_desk.importJson(u"books.ris"_s).code, 0);
        m_desk.sql(u"SELECT catalpa.file_author(id, NULL, 'Zzz, Byhand') FROM authors WHERE name = 'Karel Čapek'"_s);
        m_desk.sql(u"SELECT catalpa.file_book(id, NULL, 'Zz by hand') FROM books WHERE title = 'Krakatit'"_s);
        m_desk.sql(u"INSERT INTO catalpa.author_details (author_id, viaf, other_names) "
                   "SELECT id, '34454129', '{K. Č.}' FROM authors WHERE name = 'Karel Čapek'"_s);

        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"csv"_s, u"all.csv"_s}).code, 0);
        QCOMPARE(m_desk.runOnOther({u"import"_s, u"all.csv"_s}).code, 0);

        QCOMPARE(filed(m_desk.otherAddress()), filed(m_desk.address()));
        QVERIFY(filed(m_desk.address()).contains(u"Krakatit|Zz by hand|Karel Čapek|Zzz, Byhand"_s));
        QCOMPARE(m_desk.server().rows(m_desk.otherAddress(), u"SELECT viaf, other_names FROM catalpa.author_details"_s),
                 QStringList{u"34454129|{\"K. Č.\"}"_s});
    }

    void areTakenBackWithTheImport()
    {
        writeBooks();
        QCOMPARE(m_desk.importJson(u"books.ris"_s).code, 0);

        QCOMPARE(m_desk.run({u"import"_s, u"undo"_s}).code, 0);

        QCOMPARE(m_desk.books(), QStringList());
        QCOMPARE(m_desk.authorCount(), 0);
    }

    void editionsOfOneFileAreAllAdded()
    {
        m_desk.desk().write(u"candide.csv"_s,
                            "Title,Author,ISBN\nCandide,Voltaire,9780140440041\nCandide,Voltaire,9780486266893\n");

        QCOMPARE(json(m_desk.importJson(u"candide.csv"_s))[u"new"].toInt(), 2);

        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"csv"_s, u"all.csv"_s}).code, 0);
        QCOMPARE(json(m_desk.runOnOther({u"--json"_s, u"import"_s, u"all.csv"_s}))[u"new"].toInt(), 2);
        QCOMPARE(json(m_desk.importJson(u"candide.csv"_s))[u"unchanged"].toInt(), 2);
    }

private:
    void writeBooks()
    {
        m_desk.desk().write(u"books.ris"_s,
                            "TY  - BOOK\nTI  - Bauten\nAU  - Mies van der Rohe, Ludwig\nER  - \n"
                            "TY  - BOOK\nTI  - O Sol\nLA  - pt\nAU  - Bioy Casares, Adolfo\nER  - \n"
                            "TY  - BOOK\nTI  - Krakatit\nAU  - Čapek, Karel\nER  - \n"
                            "TY  - BOOK\nTI  - Bericht\nAU  - Deutscher Bundestag,\nER  - \n"
                            "TY  - BOOK\nTI  - 草枕\nAU  - 夏目, 漱石\nER  - \n");
    }

    static QStringList expected()
    {
        return {u"Bauten|Bauten|Ludwig Mies van der Rohe|Mies van der Rohe, Ludwig"_s,
                u"Bericht|Bericht|Deutscher Bundestag|Deutscher Bundestag"_s,
                u"Krakatit|Krakatit|Karel Čapek|Čapek, Karel"_s,
                u"O Sol|Sol|Adolfo Bioy Casares|Bioy Casares, Adolfo"_s, u"草枕|草枕|夏目漱石|夏目, 漱石"_s};
    }

    //! "title|sort title|name|sort name".
    QStringList filed(const ConnectionAddress &address) const
    {
        return m_desk.server().rows(
            address,
            u"SELECT b.title, coalesce(t.sort_title, catalpa.book_sort_title(b.title, catalpa.language_of(b.id))), "
            u"a.name, "
            "coalesce(n.sort_name, catalpa.author_sort_name(a.name, a.country)) FROM books b "
            "JOIN authors a ON a.id = b.author_id LEFT JOIN catalpa.book_sort t ON t.book_id = b.id AND t.by_hand "
            "LEFT JOIN catalpa.author_sort n ON n.author_id = a.id AND n.by_hand ORDER BY b.title COLLATE \"C\""_s);
    }

    ExchangeDesk m_desk;
};

CATALPA_TEST(ImportFilingTest)
#include "tst_importfiling.moc"
