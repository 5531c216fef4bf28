// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/tidying.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

using OptionalText = std::optional<QString>;

//! What is typed or pasted, and what of it is recorded.
class TidyingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineIsRecordedWithoutWhatNobodySees_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("recorded");

        QTest::addRow("plain") << u"Karel Čapek"_s << u"Karel Čapek"_s;
        QTest::addRow("letters of the West")
            << u"Łukasz Gödel-Øster's 2nd “no”"_s << u"Łukasz Gödel-Øster's 2nd “no”"_s;
        QTest::addRow("only accents of the West") << u"Łukasz Gödel Øster"_s << u"Łukasz Gödel Øster"_s;
        QTest::addRow("a blank at the end") << u"Dune "_s << u"Dune"_s;
        QTest::addRow("a blank at the beginning") << u" Dune"_s << u"Dune"_s;
        QTest::addRow("a line break at the end") << u"Dune\n"_s << u"Dune"_s;
        QTest::addRow("blanks at the ends") << u" \t Karel Čapek\n"_s << u"Karel Čapek"_s;
        QTest::addRow("blanks of Unicode") << u"\u00a0\u3000李白\u2003"_s << u"李白"_s;
        QTest::addRow("double blanks inside") << u"Jane  Austen"_s << u"Jane Austen"_s;
        QTest::addRow("blanks of two kinds") << u"Jane \u00a0 Austen"_s << u"Jane Austen"_s;
        QTest::addRow("one wide blank stays") << u"夏目\u3000漱石"_s << u"夏目\u3000漱石"_s;
        QTest::addRow("two wide blanks are one") << u"夏目\u3000\u3000漱石"_s << u"夏目\u3000漱石"_s;
        QTest::addRow("a blank that does not break stays") << u"Qui\u00a0?"_s << u"Qui\u00a0?"_s;
        QTest::addRow("line breaks") << u"Line1\nLine2\r\nLine3\u2028Line4"_s << u"Line1 Line2 Line3 Line4"_s;
        QTest::addRow("tab") << u"Line2\tX"_s << u"Line2 X"_s;
        QTest::addRow("vertical tab, form feed, next line") << u"a\vb\fc\u0085d"_s << u"a b c d"_s;
        QTest::addRow("control characters") << u"a\u0001b\u001bc\u007fd\u0090e"_s << u"abcde"_s;
        QTest::addRow("NUL") << u"a"_s + QChar::Null + u'b' << u"ab"_s;
        QTest::addRow("blank of no width") << u"a\u200bb"_s << u"ab"_s;
        QTest::addRow("between blanks") << u"a \u200b b"_s << u"a b"_s;
        QTest::addRow("byte order mark") << u"\ufeffDune"_s << u"Dune"_s;
        QTest::addRow("word joiner") << u"Du\u2060ne"_s << u"Dune"_s;
        QTest::addRow("soft hyphen") << u"Ver\u00adwandlung"_s << u"Verwandlung"_s;
        QTest::addRow("override of the direction") << u"\u202eenuD\u202c"_s << u"enuD"_s;
        QTest::addRow("isolates") << u"\u2068Dune\u2069"_s << u"Dune"_s;
        QTest::addRow("marks of direction at the ends") << u"\u200eDune \u200f"_s << u"Dune"_s;
        QTest::addRow("mark of direction between blanks") << u"a \u200e b"_s << u"a b"_s;
        QTest::addRow("mark of direction beside a sign")
            << u"מבוא ל-C++\u200f בעברית"_s << u"מבוא ל-C++\u200f בעברית"_s;
        QTest::addRow("Persian") << u"نیم\u200cفاصله"_s << u"نیم\u200cفاصله"_s;
        QTest::addRow("Persian, at the end of a word") << u"خانه\u200c ها\u200c"_s << u"خانه ها"_s;
        QTest::addRow("Persian, twice") << u"نیم\u200c\u200cفاصله"_s << u"نیم\u200cفاصله"_s;
        QTest::addRow("Sinhala") << u"ශ්\u200dරී"_s << u"ශ්\u200dරී"_s;
        QTest::addRow("Hindi") << u"क्\u200cष"_s << u"क्\u200cष"_s;
        QTest::addRow("joiners in Latin") << u"Du\u200cn\u200de"_s << u"Dune"_s;
        QTest::addRow("joiner between blanks") << u"a \u200d b"_s << u"a b"_s;
        QTest::addRow("joined emoji") << u"👩\u200d🚀"_s << u"👩\u200d🚀"_s;
        QTest::addRow("emoji of two skins")
            << u"👩🏽\u200d❤️\u200d👨🏿"_s << u"👩🏽\u200d❤️\u200d👨🏿"_s;
        QTest::addRow("flag of Scotland") << u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s
                                          << u"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s;
        QTest::addRow("decomposed") << u"C\u030capek"_s << u"Čapek"_s;
        QTest::addRow("decomposed, with a blank of no width") << u"C\u200b\u030capek"_s << u"Čapek"_s;
        QTest::addRow("ligature stays") << u"ﬁn"_s << u"ﬁn"_s;
        QTest::addRow("only blanks") << u" \u3000 "_s << QString();
        QTest::addRow("only what nobody sees") << u"\u200b\u200d\u200e"_s << QString();
        QTest::addRow("half a character is left to the check") << u" a"_s + QChar(0xd83d) << u"a"_s + QChar(0xd83d);
    }

    void aLineIsRecordedWithoutWhatNobodySees()
    {
        QFETCH(const QString, typed);

        QTEST(tidied(typed), "recorded");
        QCOMPARE(tidied(tidied(typed)), tidied(typed));
        QVERIFY(tidied(typed).normalized(QString::NormalizationForm_C) == tidied(typed));
    }

    void aBiographyKeepsItsLines_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("recorded");

        QTest::addRow("lines") << u"One\nTwo"_s << u"One\nTwo"_s;
        QTest::addRow("ends of lines of other systems")
            << u"One\r\nTwo\rThree\u2029Four"_s << u"One\nTwo\nThree\nFour"_s;
        QTest::addRow("one line break at the end") << u"One\n"_s << u"One"_s;
        QTest::addRow("one line break at the beginning") << u"\nOne"_s << u"One"_s;
        QTest::addRow("a blank behind a line break") << u"One\n Two"_s << u"One\nTwo"_s;
        QTest::addRow("a blank before a line break") << u"One \nTwo"_s << u"One\nTwo"_s;
        QTest::addRow("paragraphs") << u"One\n\nTwo"_s << u"One\n\nTwo"_s;
        QTest::addRow("blanks") << u"\n One  two \t\n Three\tfour \n\n"_s << u"One two\nThree four"_s;
        QTest::addRow("what nobody sees") << u"O\u200bne\nT\u0002wo"_s << u"One\nTwo"_s;
        QTest::addRow("nothing") << u" \n\u200b\n "_s << QString();
    }

    void aBiographyKeepsItsLines()
    {
        QFETCH(const QString, typed);

        QTEST(tidied(typed, Lines::Many), "recorded");
        QCOMPARE(tidied(tidied(typed, Lines::Many), Lines::Many), tidied(typed, Lines::Many));
    }

    void nothingTypedIsNothingRecorded()
    {
        QCOMPARE(tidiedOptional(u"  "_s), OptionalText());
        QCOMPARE(tidiedOptional(u" CZ "_s), OptionalText(u"CZ"_s));
    }

    void whatIsTypedIsAChangeOnlyWhereItSaysSomethingElse_data()
    {
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isChange");

        QTest::addRow("the same") << u"Čapek"_s << u"Čapek"_s << false;
        QTest::addRow("with blanks") << u"Čapek"_s << u" Čapek "_s << false;
        QTest::addRow("decomposed") << u"Čapek"_s << u"C\u030capek"_s << false;
        QTest::addRow("blanks left as they are") << u" Čapek"_s << u" Čapek"_s << false;
        QTest::addRow("blanks taken away") << u" Čapek"_s << u"Čapek"_s << true;
        QTest::addRow("another text") << u"Čapek"_s << u"Lem"_s << true;
        QTest::addRow("emptied") << u"Čapek"_s << QString() << true;
        QTest::addRow("nothing") << QString() << QString() << false;
    }

    void whatIsTypedIsAChangeOnlyWhereItSaysSomethingElse()
    {
        QFETCH(const QString, recorded);
        QFETCH(const QString, typed);
        QFETCH(const bool, isChange);

        const auto required = changeTo(typed, recorded);
        const auto optional = changeTo(typed, OptionalText(recorded));

        QCOMPARE(required.has_value(), isChange);
        QCOMPARE(optional.has_value(), isChange);
        if (isChange) {
            QCOMPARE(*required, (Change<QString>{recorded, tidied(typed)}));
            QCOMPARE(*optional, (Change<OptionalText>{recorded, tidiedOptional(typed)}));
        }
    }

    void nothingRecordedAndNothingTypedIsNoChange()
    {
        QCOMPARE(changeTo(u"  "_s, OptionalText()), std::nullopt);
        QVERIFY(changeTo(u"CZ"_s, OptionalText()));
    }

    void whatIsRecordedUntidyStaysUntilSomethingElseIsTyped()
    {
        QCOMPARE(changeTo(u"Jane  Austen"_s, u"Jane  Austen"_s), std::nullopt);
        QCOMPARE(changeTo(u"One\r\nTwo"_s, OptionalText(u"One\r\nTwo"_s), Lines::Many), std::nullopt);
        QCOMPARE(changeTo(u"One\nTwo"_s, OptionalText(u"One"_s), Lines::Many)->to, OptionalText(u"One\nTwo"_s));
    }
};

CATALPA_TEST(TidyingTest)
#include "tst_tidying.moc"
