// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testregistry.h"
#include "ui/widgets/text/softbreaks.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::ui;

//! Long lines as a field shows them.
class SoftBreaksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsShownIsWhatIsRecorded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isBroken");

        QTest::addRow("nothing") << QString() << false;
        QTest::addRow("short") << u"One\nTwo"_s << false;
        QTest::addRow("many short lines") << u"A line of a biography.\n"_s.repeated(20'000) << false;
        QTest::addRow("long line") << u"word "_s.repeated(100'000) << true;
        QTest::addRow("long line among short ones") << u"One\n"_s + u"word "_s.repeated(10'000) + u"\nTwo"_s << true;
        QTest::addRow("no blanks") << QString(100'000, u'x') << true;
        QTest::addRow("pairs") << u"🚀"_s.repeated(50'000) << true;
        QTest::addRow("joined") << u"👩‍🚀"_s.repeated(20'000) << true;
        QTest::addRow("marks") << QString(u'a') + QString(50'000, QChar(0x301)) << true;
    }
    void whatIsShownIsWhatIsRecorded()
    {
        QFETCH(const QString, text);
        const QString shown = withSoftBreaks(text);

        QCOMPARE(withoutSoftBreaks(shown), text);
        QTEST(shown != text, "isBroken");
        for (const QString &line : shown.split(u'\n')) {
            QVERIFY2(line.size() <= 4'000, qPrintable(QString::number(line.size())));
            QVERIFY(line.isValidUtf16());
        }
    }
};

CATALPA_TEST(SoftBreaksTest)
#include "tst_softbreaks.moc"
