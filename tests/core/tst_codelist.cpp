// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/language.h"
#include "core/codes/relator.h"
#include "core/records/details.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

//! ISO 639-1, and of ISO 639-2 those that have no code there.
constexpr const char *standard =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id "
    "ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu "
    "lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
    "rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
    "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ace ach ada ady afa afh ain akk ale alg alt "
    "ang anp apa arc arn arp art arw ast ath aus awa bad bai bal ban bas bat bej bem ber bho bik bin bla "
    "bnt bra btk bua bug byn cad cai car cau ceb cel chb chg chk chm chn cho chp chr chy cmc cnr cop cpe "
    "cpf cpp crh crp csb cus dak dar day del den dgr din doi dra dsb dua dum dyu efi egy eka elx enm ewo "
    "fan fat fil fiu fon frm fro frr frs fur gaa gay gba gem gez gil gmh goh gon gor got grb grc gsw gwi "
    "hai haw hil him hit hmn hsb hup iba ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar kaw "
    "kbd kha khi kho kmb kok kos kpe krc krl kro kru kum kut lad lah lam lez lol loz lua lui lun luo lus "
    "mad mag mai mak man map mas mdf mdr men mga mic min mis mkh mnc mni mno moh mos mul mun mus mwl mwr "
    "myn myv nah nai nap nds new nia nic niu nog non nqo nso nub nwc nym nyn nyo nzi osa ota oto paa pag "
    "pal pam pap pau peo phi phn pon pra pro raj rap rar roa rom rup sad sah sai sal sam sas sat scn sco "
    "sel sem sga sgn shn sid sio sit sla sma smi smj smn sms snk sog son srn srr ssa suk sus sux syc syr "
    "tai tem ter tet tig tiv tkl tlh tli tmh tog tpi tsi tum tup tut tvl tyv udm uga umb und vai vot wak "
    "wal war was wen xal yao yap ypk zap zbl zen zgh znd zun zxx zza";

QStringList codesOf(const QList<NamedCode> &found)
{
    QStringList codes;
    for (const NamedCode &each : found)
        codes += each.code;
    return codes;
}

} // namespace

//! Languages and roles as they are typed.
class CodeListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("LANGUAGE", "de"); } // A librarian whose desktop speaks German.

    void everyLanguageOfTheStandardHasAName()
    {
        QStringList nameless;
        for (const QString &code : QString::fromLatin1(standard).split(u' ')) {
            if (languageName(code).isEmpty())
                nameless += code;
        }
        QCOMPARE(nameless, QStringList({u"mis"_s, u"mul"_s, u"und"_s, u"zxx"_s})); // They name no language.
    }

    void aLanguageIsNamedInManyWays_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("code");

        QTest::addRow("code") << u"de"_s << u"de"_s;
        QTest::addRow("MARC's code") << u"ger"_s << u"de"_s;
        QTest::addRow("the other code of three letters") << u" DEU "_s << u"de"_s;
        QTest::addRow("English") << u"german"_s << u"de"_s;
        QTest::addRow("its own name") << u"Deutsch"_s << u"de"_s;
        QTest::addRow("in the language of the system") << u"Tschechisch"_s << u"cs"_s;
        QTest::addRow("own letters") << u"Čeština"_s << u"cs"_s;
        QTest::addRow("without accents") << u"cestina"_s << u"cs"_s;
        QTest::addRow("a code of three letters alone") << u"grc"_s << u"grc"_s;
        QTest::addRow("ancient") << u"Ancient Greek"_s << u"grc"_s;
        QTest::addRow("rare") << u"Akkadian"_s << u"akk"_s;
        QTest::addRow("several") << u"Nahuatl languages"_s << u"nah"_s;
        QTest::addRow("none") << u"Klingon of the shelves"_s << QString();
        QTest::addRow("nothing") << u" "_s << QString();
    }
    void aLanguageIsNamedInManyWays()
    {
        QFETCH(const QString, typed);

        QTEST(languageNamed(typed).value_or(QString()), "code");
    }

    void theSystemsLanguageIsForWhatIsTypedAlone()
    {
        QCOMPARE(languageNamed(u"Tschechisch"_s), std::optional(u"cs"_s));
        QCOMPARE(languageCode(u"Tschechisch"_s), u"Tschechisch"_s); // The same import gives the same on every desktop.
    }

    void whatIsTypedMayBecomeALanguage()
    {
        QCOMPARE(codesOf(languagesBeginning(u"germ"_s)).first(), u"de"_s);
        QVERIFY(codesOf(languagesBeginning(u"greek"_s)).contains(u"grc"_s));
        QCOMPARE(codesOf(languagesBeginning(u"cs"_s)).first(), u"cs"_s); // The code stands before names.
        QVERIFY(languagesBeginning(QString()).isEmpty());
        QVERIFY(languagesBeginning(u"qqqq"_s).isEmpty());
    }

    void whatIsTypedMayBecomeARole()
    {
        QCOMPARE(codesOf(relatorsBeginning(u"tr"_s)).first(), u"trl"_s); // Usual ones first.
        QCOMPARE(codesOf(relatorsBeginning(u"trl"_s)).first(), u"trl"_s);
        QVERIFY(codesOf(relatorsBeginning(u"design"_s)).contains(u"bkd"_s)); // "book designer"
        QCOMPARE(relatorsBeginning(QString()).size(), relators().size());
    }

    void everyRoleIsReadBack()
    {
        QCOMPARE(relators().size(), 268);
        for (const NamedCode &role : relators()) {
            const PersonInBook person{u"Grossman, Edith"_s, role.code};
            QCOMPARE(lineOf(person), u"Grossman, Edith [%1]"_s.arg(role.name));
            QCOMPARE(personIn(lineOf(person)), person);
        }
    }
};

CATALPA_TEST(CodeListTest)

#include "tst_codelist.moc"
