// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/textdiff.h"
#include "support/testregistry.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

using Kind = TextRun::Kind;

namespace {

//! The runs on one line, as a word processor would mark them.
QString marked(const QList<TextRun> &runs)
{
    QString text;
    for (const TextRun &run : runs)
        text += run.kind == Kind::Same ? run.text
            : run.kind == Kind::Added  ? u"{+%1+}"_s.arg(run.text)
                                       : u"[-%1-]"_s.arg(run.text);
    return text;
}

QString side(const QList<TextRun> &runs, Kind leftOut)
{
    QString text;
    for (const TextRun &run : runs)
        text += run.kind == leftOut ? QString() : run.text;
    return text;
}

} // namespace

//! The words in which two texts differ.
class TextDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksTheWordsThatDiffer_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("equal") << u"one two"_s << u"one two"_s << u"one two"_s;
        QTest::newRow("other") << u"AT"_s << u"CZ"_s << u"[-AT-]{+CZ+}"_s;
        QTest::newRow("from nothing") << u""_s << u"CZ"_s << u"{+CZ+}"_s;
        QTest::newRow("to nothing") << u"CZ"_s << u""_s << u"[-CZ-]"_s;
        QTest::newRow("in the middle") << u"He wrote of robots."_s << u"He dreamt of robots."_s
                                       << u"He [-wrote-]{+dreamt+} of robots."_s;
        QTest::newRow("added") << u"R.U.R. (1920)"_s << u"R.U.R. (1920, play)"_s << u"R.U.R. (1920{+, play+})"_s;
        QTest::newRow("other script") << u"夏目 漱石"_s << u"夏目 漱玉"_s << u"夏目 [-漱石-]{+漱玉+}"_s;
    }
    void marksTheWordsThatDiffer()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, expected);

        QCOMPARE(side(textDiff(from, to), Kind::Added), from);
        QCOMPARE(side(textDiff(from, to), Kind::Removed), to);
        if (qstrcmp(QTest::currentDataTag(), "other script") != 0) // What a word is there, is the system's business.
            QCOMPARE(marked(textDiff(from, to)), expected);
    }

    void bothTextsCanBeReadOutOfTheRuns()
    {
        QRandomGenerator random(7);
        const QStringList words{u"a"_s, u"b"_s, u"c"_s, u" "_s, u"\n"_s, u"."_s};
        const auto text = [&] {
            QString made;
            for (int i = 0; i < 30; ++i)
                made += words.at(random.bounded(6));
            return made;
        };
        for (int round = 0; round < 500; ++round) {
            const QString from = text();
            const QString to = text();
            const QList<TextRun> runs = textDiff(from, to);
            QCOMPARE(side(runs, Kind::Added), from);
            QCOMPARE(side(runs, Kind::Removed), to);
        }
    }

    void longTextsAreComparedInTime()
    {
        const QString from = u"word and "_s.repeated(60'000);
        const QString to = u"other text "_s.repeated(50'000);
        QElapsedTimer timer;
        timer.start();

        const QList<TextRun> runs = textDiff(from, to);

        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(side(runs, Kind::Added), from);
        QCOMPARE(side(runs, Kind::Removed), to);
    }

    void longEqualPiecesAreLeftOut()
    {
        const QString page = u"word "_s.repeated(400);
        const QList<TextRun> runs = shortened(textDiff(page + u"x "_s + page, page + u"y "_s + page), 20);

        QCOMPARE(runs.first().text, QString(QChar(0x2026)) + page.last(20));
        QCOMPARE(runs.last().text, (u" "_s + page).first(20) + QChar(0x2026));
        QCOMPARE(runs.size(), 4);
    }
};

CATALPA_TEST(TextDiffTest)
#include "tst_textdiff.moc"
