// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In which encoding small files are read where nothing in them says it, and that people are told what is doubtful.

#include "exchange/text/decoder.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

QString tableOf(const QString &rows)
{
    return u"Title,Author\n"_s + QString(rows).replace(u';', u'\n') + u'\n';
}

//! Of the first record of a file, which is told of its encoding.
QString noteOf(const QByteArray &bytes)
{
    return readBytes(bytes).records.front().problems.join(u'\n');
}

} // namespace

class EncodingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsReadWronglyWithoutAWord_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("encoding");
        for (const QString &line : QString::fromUtf8(testData(u"encodings.tsv"_s)).split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u'#'))
                continue;
            const QStringList cells = line.split(u'\t');
            for (const QString &encoding : cells.at(1).split(u','))
                QTest::addRow("%s in %s: %s", qPrintable(cells.at(0)), qPrintable(encoding), qPrintable(cells.at(2)))
                    << cells.at(2) << encoding;
        }
    }
    void nothingIsReadWronglyWithoutAWord()
    {
        QFETCH(const QString, rows);
        QFETCH(const QString, encoding);
        const QByteArray bytes = encoded(tableOf(rows), encoding);

        const Recognition found = recognise(bytes, {});

        QVERIFY(found.isEncodingGuessed);
        const bool isRight = Decoder(found.encoding).decode(bytes).text == tableOf(rows);
        QVERIFY2(isRight || found.isEncodingDoubtful, found.encoding.constData());
        if (!isRight)
            ++m_wrong;
        QVERIFY2(m_wrong <= 1, "Hardly any is read wrongly");
        QCOMPARE(noteOf(bytes).contains(u"It is doubtful"_s), found.isEncodingDoubtful);
    }

    void whatIsDoubtfulIsToldWithWhatItMayBe()
    {
        const QByteArray hungarian = encoded(tableOf(u"Sorstalanság,Kertész Imre;Őszi hajnal,Petőfi"_s), u"CP1250"_s);
        QCOMPARE(
            noteOf(hungarian),
            u"It is doubtful how the letters of the file are encoded: they were taken for Windows-1250, and look "
            "nearly as much like Windows-1252. Look at the names, and say another encoding where they are wrong."_s);

        QCOMPARE(noteOf("Title,Author\nx\xF0\xA9\xFE,y\xBF\xA4\xD0\n").section(u':', 0, 0),
                 u"It is doubtful how the letters of the file are encoded"_s);
        const QByteArray french = encoded(tableOf(u"À la recherche du temps perdu,Marcel Proust"_s), u"CP1252"_s);
        QVERIFY2(noteOf(french).startsWith(u"The letters of the file were taken for Windows-1252."_s),
                 qPrintable(noteOf(french)));
    }

    void utf16IsKnownWithoutItsMark_data()
    {
        QTest::addColumn<QString>("rows");
        for (const QString &rows :
             {u"吾輩は猫である,夏目漱石;こころ,夏目漱石"_s, u"红楼梦,曹雪芹"_s, u"채식주의자,한강"_s,
              u"Война и мир,Лев Толстой"_s, u"بين القصرين,نجيب محفوظ"_s, u"Die Räuber,Friedrich Schiller"_s})
            QTest::addRow("%s", qPrintable(rows)) << rows;
    }
    void utf16IsKnownWithoutItsMark()
    {
        QFETCH(const QString, rows);
        for (const QString &encoding : {u"UTF-16LE"_s, u"UTF-16BE"_s}) {
            const QByteArray bytes =
                encoded(u"タイトル,著者\n"_s + QString(rows).replace(u';', u'\n') + u'\n', encoding);

            const ReadFile file = readBytes(bytes, u"books.csv"_s);

            QCOMPARE(QString::fromLatin1(recognise(bytes, {}).encoding), encoding);
            QCOMPARE(file.records.front().title, rows.section(u',', 0, 0));
            QCOMPARE(file.records.front().problems, QStringList());
        }
    }

    void aMarcRecordIsReadInOneEncoding()
    {
        const auto field = [](const QString &text) {
            return encoded(u"10\u001fa"_s + text + u'\u001e', u"CP1250"_s);
        };
        const QByteArray title = field(u"Válka s mloky"_s);
        const QByteArray author = field(u"Čapek, Karel"_s);
        const QByteArray publisher = field(u"Příběhy, Dášeňka, život"_s);
        const auto entry = [](const char *tag, qsizetype size, qsizetype at) {
            return QByteArray(tag) + QByteArray::number(size).rightJustified(4, '0')
                + QByteArray::number(at).rightJustified(5, '0');
        };
        const QByteArray directory = entry("100", author.size(), 0) + entry("245", title.size(), author.size())
            + entry("500", publisher.size(), author.size() + title.size()) + '\x1e';
        const QByteArray body = author + title + publisher + '\x1d';
        const QByteArray leader = QByteArray::number(24 + directory.size() + body.size()).rightJustified(5, '0')
            + "nam a22" + QByteArray::number(24 + directory.size()).rightJustified(5, '0') + " a 4500";

        const ExchangeRecord record = onlyRecord(leader + directory + body);

        QCOMPARE(record.title, u"Válka s mloky"_s);
        QCOMPARE(record.people.front().name, u"Čapek, Karel"_s);
        QVERIFY(!record.problems.isEmpty());
    }

private:
    int m_wrong = 0;
};

CATALPA_TEST(EncodingsTest)
#include "tst_encodings.moc"
