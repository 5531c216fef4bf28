// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Files that are not as they should be.
class DamagedImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk.begin(); }

    void changesNothingWhenNothingCanBeRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QByteArray noise;
        for (int i = 0; i < 100'000; ++i)
            noise += char((i * 7919 + i / 251) % 256);
        QTest::addRow("empty") << QByteArray() << QString();
        QTest::addRow("blanks") << QByteArray("  \n\n") << QString();
        QTest::addRow("noise") << noise << QString();
        for (const QString &format : {u"csv"_s, u"xlsx"_s, u"marc"_s, u"marcxml"_s, u"marcjson"_s, u"mods"_s,
                                      u"bibtex"_s, u"ris"_s, u"endnote"_s, u"csl-json"_s, u"dc"_s})
            QTest::addRow("noise as %s", qPrintable(format)) << noise << format;
        QTest::addRow("no author") << QByteArray("Title,ISBN\nDune,1\n") << QString();
        QTest::addRow("half a workbook") << QByteArray("PK\x03\x04\x14\x00\x00\x00\x08\x00", 10) << QString();
        QTest::addRow("half a document") << QByteArray("<collection><record><leader>00000nam") << QString();
        QTest::addRow("JSON that is cut") << QByteArray("[{\"title\": \"Dune\", \"author\": [{\"fam") << QString();
        QTest::addRow("NUL") << QByteArray(10'000, '\0') << QString();
    }
    void changesNothingWhenNothingCanBeRead()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, format);
        m_desk.desk().write(u"file"_s, bytes);

        const Answer answer =
            m_desk.importJson(u"file"_s, format.isEmpty() ? QStringList() : QStringList{u"--format"_s, format});

        QVERIFY2(answer.code == 6, answer.err.constData());
        QVERIFY(!answer.err.isEmpty());
        QCOMPARE(m_desk.authorCount(), 0);
    }

    void refusesWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addRow("a folder") << u"."_s;
        QTest::addRow("nothing") << u"none.csv"_s;
        QTest::addRow("a device") << u"/dev/zero"_s;
        QTest::addRow("a pipe") << u"pipe"_s;
    }
    void refusesWhatIsNoFile()
    {
        QFETCH(const QString, file);
        m_desk.desk().shell(u"test -e pipe || mkfifo pipe"_s);

        const Answer answer = m_desk.run({u"import"_s, file});

        QCOMPARE(answer.code, 6);
        QVERIFY(answer.out.isEmpty() && !answer.err.isEmpty());
    }

    void takesWhatIsWholeOfADamagedFile()
    {
        QCOMPARE(m_desk.run({u"seed"_s}).code, 0);
        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"marc"_s, u"all.mrc"_s}).code, 0);
        QCOMPARE(m_desk.desk().shell(u"head -c -100 all.mrc > cut.mrc"_s).code, 0);

        const Answer answer = m_desk.runOnOther({u"--json"_s, u"import"_s, u"cut.mrc"_s});

        QCOMPARE(answer.code, 0);
        QCOMPARE(json(answer)[u"new"].toInt(), 7);
        QCOMPARE(json(answer)[u"problems"].toArray().size(), 1);
        QCOMPARE(json(answer)[u"problems"][0][u"record"].toInt(), 8);
    }

    void failsWhenTheEndCannotBeRead()
    {
        QCOMPARE(m_desk.run({u"seed"_s}).code, 0);
        QCOMPARE(m_desk.run({u"export"_s, u"--format"_s, u"xlsx"_s, u"all.xlsx"_s}).code, 0);
        // The rows of the sheet end in the middle; the directory of the archive is whole.
        QCOMPARE(m_desk.desk()
                     .shell(u"python3 -c \"import zipfile; a = zipfile.ZipFile('all.xlsx'); "
                            "b = zipfile.ZipFile('cut.xlsx', 'w'); "
                            "[b.writestr(n, a.read(n)[:-400] if 'sheet1' in n else a.read(n)) "
                            "for n in a.namelist()]; b.close()\""_s)
                     .code,
                 0);

        const Answer answer = m_desk.runOnOther({u"--json"_s, u"import"_s, u"cut.xlsx"_s});

        QVERIFY2(answer.code == 6, answer.err.constData());
        QVERIFY2(answer.err.contains("could not be read to its end"), answer.err.constData());
        QVERIFY(json(answer)[u"written"].toInt() > 3); // What could be read is in.
    }

    void takesNoTitleOfAMillionLetters()
    {
        m_desk.desk().write(u"long.csv"_s,
                            "Title,Author\nDune,Frank Herbert\n" + QByteArray(1'000'000, 'x')
                                + ",Frank Herbert\nEmma,Jane Austen\n");

        const Answer answer = m_desk.importJson(u"long.csv"_s);

        QCOMPARE(answer.code, 0);
        QCOMPARE(m_desk.books(), QStringList({u"Dune|Frank Herbert"_s, u"Emma|Jane Austen"_s}));
        QCOMPARE(json(answer)[u"problems"][0][u"record"].toInt(), 2);
    }

    void keepsAThousandProblemsOfMore()
    {
        m_desk.desk().write(u"bad.csv"_s,
                            "Title,Author\n" + QByteArray(",Nobody\n").repeated(3000) + "Emma,Jane Austen\n");

        const Answer told = m_desk.run({u"import"_s, u"bad.csv"_s, u"--dry-run"_s});
        const QJsonDocument answer = json(m_desk.importJson(u"bad.csv"_s));

        QVERIFY2(told.err.contains("and 2980 more") || told.err.contains("and 2,980 more"), told.err.constData());
        QCOMPARE(answer[u"problemCount"].toInt(), 3000);
        QCOMPARE(answer[u"problems"].toArray().size(), 1000);
        QCOMPARE(answer[u"new"].toInt(), 1);
    }

private:
    ExchangeDesk m_desk;
};

CATALPA_TEST(DamagedImportTest)
#include "tst_damagedimport.moc"
