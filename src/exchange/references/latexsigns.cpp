// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/latexsigns.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! Characters of Unicode that combine, by the commands for accents.
const QHash<QString, QChar> &accents()
{
    static const QHash<QString, QChar> all{
        {u"`"_s, u'\u0300'}, {u"'"_s, u'\u0301'}, {u"^"_s, u'\u0302'},  {u"~"_s, u'\u0303'}, {u"="_s, u'\u0304'},
        {u"u"_s, u'\u0306'}, {u"."_s, u'\u0307'}, {u"\""_s, u'\u0308'}, {u"r"_s, u'\u030A'}, {u"H"_s, u'\u030B'},
        {u"v"_s, u'\u030C'}, {u"d"_s, u'\u0323'}, {u"c"_s, u'\u0327'},  {u"k"_s, u'\u0328'}, {u"b"_s, u'\u0331'},
    };
    return all;
}

constexpr std::array signs{
    std::pair{"ss", u"ß"},
    std::pair{"ae", u"æ"},
    std::pair{"AE", u"Æ"},
    std::pair{"oe", u"œ"},
    std::pair{"OE", u"Œ"},
    std::pair{"aa", u"å"},
    std::pair{"AA", u"Å"},
    std::pair{"o", u"ø"},
    std::pair{"O", u"Ø"},
    std::pair{"l", u"ł"},
    std::pair{"L", u"Ł"},
    std::pair{"i", u"ı"},
    std::pair{"j", u"ȷ"},
    std::pair{"dh", u"ð"},
    std::pair{"DH", u"Ð"},
    std::pair{"dj", u"đ"},
    std::pair{"DJ", u"Đ"},
    std::pair{"th", u"þ"},
    std::pair{"TH", u"Þ"},
    std::pair{"S", u"§"},
    std::pair{"P", u"¶"},
    std::pair{"pounds", u"£"},
    std::pair{"copyright", u"©"},
    std::pair{"dots", u"…"},
    std::pair{"ldots", u"…"},
    std::pair{"textendash", u"–"},
    std::pair{"textemdash", u"—"},
    std::pair{"textquoteleft", u"‘"},
    std::pair{"textquoteright", u"’"},
    std::pair{"textquotedblleft", u"“"},
    std::pair{"textquotedblright", u"”"},
    std::pair{"textbackslash", u"\\"},
    std::pair{"textbraceleft", u"{"},
    std::pair{"textbraceright", u"}"},
    std::pair{"textasciicircum", u"^"},
    std::pair{"textasciitilde", u"~"},
    std::pair{"par", u"\n"},
    std::pair{"quad", u" "},
    std::pair{"qquad", u" "},
    std::pair{"TeX", u"TeX"},
    std::pair{"LaTeX", u"LaTeX"},
    std::pair{"LaTeXe", u"LaTeX2e"},
    std::pair{"BibTeX", u"BibTeX"},
    std::pair{"textless", u"<"},
    std::pair{"textgreater", u">"},
    std::pair{"textbar", u"|"},
    std::pair{"textbullet", u"•"},
    std::pair{"textdegree", u"°"},
    std::pair{"degree", u"°"},
    std::pair{"texttrademark", u"™"},
    std::pair{"textregistered", u"®"},
    std::pair{"textcopyright", u"©"},
    std::pair{"textsterling", u"£"},
    std::pair{"texteuro", u"€"},
    std::pair{"euro", u"€"},
    std::pair{"EUR", u"€"},
    std::pair{"textyen", u"¥"},
    std::pair{"textcent", u"¢"},
    std::pair{"textdollar", u"$"},
    std::pair{"textunderscore", u"_"},
    std::pair{"textparagraph", u"¶"},
    std::pair{"textsection", u"§"},
    std::pair{"textordfeminine", u"ª"},
    std::pair{"textordmasculine", u"º"},
    std::pair{"textquestiondown", u"¿"},
    std::pair{"textexclamdown", u"¡"},
    std::pair{"guillemotleft", u"«"},
    std::pair{"guillemotright", u"»"},
    std::pair{"guillemetleft", u"«"},
    std::pair{"guillemetright", u"»"},
    std::pair{"guilsinglleft", u"‹"},
    std::pair{"guilsinglright", u"›"},
    std::pair{"quotedblbase", u"„"},
    std::pair{"quotesinglbase", u"‚"},
    std::pair{"glqq", u"„"},
    std::pair{"grqq", u"“"},
    std::pair{"glq", u"‚"},
    std::pair{"grq", u"‘"},
    std::pair{"flqq", u"«"},
    std::pair{"frqq", u"»"},
    std::pair{"textquotesingle", u"'"},
    std::pair{"textquotedbl", u"\""},
    std::pair{"textasciigrave", u"`"},
    std::pair{"textellipsis", u"…"},
    std::pair{"textperiodcentered", u"·"},
    std::pair{"textonehalf", u"½"},
    std::pair{"textonequarter", u"¼"},
    std::pair{"textthreequarters", u"¾"},
    std::pair{"textmu", u"µ"},
    std::pair{"textpm", u"±"},
    std::pair{"texttimes", u"×"},
    std::pair{"textdiv", u"÷"},
    std::pair{"textminus", u"−"},
    std::pair{"times", u"×"},
    std::pair{"div", u"÷"},
    std::pair{"pm", u"±"},
    std::pair{"cdot", u"·"},
    std::pair{"cdots", u"⋯"},
    std::pair{"infty", u"∞"},
    std::pair{"leq", u"≤"},
    std::pair{"le", u"≤"},
    std::pair{"geq", u"≥"},
    std::pair{"ge", u"≥"},
    std::pair{"neq", u"≠"},
    std::pair{"ne", u"≠"},
    std::pair{"approx", u"≈"},
    std::pair{"sim", u"∼"},
    std::pair{"equiv", u"≡"},
    std::pair{"rightarrow", u"→"},
    std::pair{"to", u"→"},
    std::pair{"leftarrow", u"←"},
    std::pair{"leftrightarrow", u"↔"},
    std::pair{"Rightarrow", u"⇒"},
    std::pair{"partial", u"∂"},
    std::pair{"nabla", u"∇"},
    std::pair{"sum", u"∑"},
    std::pair{"prod", u"∏"},
    std::pair{"sqrt", u"√"},
    std::pair{"int", u"∫"},
    std::pair{"in", u"∈"},
    std::pair{"subset", u"⊂"},
    std::pair{"cup", u"∪"},
    std::pair{"cap", u"∩"},
    std::pair{"forall", u"∀"},
    std::pair{"exists", u"∃"},
    std::pair{"emptyset", u"∅"},
    std::pair{"prime", u"′"},
    std::pair{"star", u"⋆"},
    std::pair{"ast", u"∗"},
    std::pair{"circ", u"∘"},
    std::pair{"bullet", u"•"},
    std::pair{"dag", u"†"},
    std::pair{"ddag", u"‡"},
    std::pair{"textdagger", u"†"},
    std::pair{"textdaggerdbl", u"‡"},
    std::pair{"lbrace", u"{"},
    std::pair{"rbrace", u"}"},
    std::pair{"slash", u"/"},
    std::pair{"ng", u"ŋ"},
    std::pair{"NG", u"Ŋ"},
    std::pair{"ij", u"ĳ"},
    std::pair{"IJ", u"Ĳ"},
    std::pair{"SS", u"ẞ"},
    std::pair{"lq", u"‘"},
    std::pair{"rq", u"’"},
    std::pair{"ell", u"ℓ"},
    std::pair{"hbar", u"ℏ"},
    std::pair{"sharp", u"♯"},
    std::pair{"flat", u"♭"},
    std::pair{"natural", u"♮"},
    std::pair{"textnumero", u"№"},
    std::pair{"checkmark", u"✓"},
};

const QHash<QString, QString> &symbols()
{
    static const QHash<QString, QString> all = [] {
        QHash<QString, QString> hash;
        for (const auto &[command, sign] : signs)
            hash.insert(QString::fromLatin1(command), QString::fromUtf16(sign));
        return hash;
    }();
    return all;
}

//! Greek letters of mathematics; empty for no name of one.
QString greek(const QString &name)
{
    static const QStringList names =
        u"alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron "
        "pi rho varsigma sigma tau upsilon phi chi psi omega"_s.split(u' ');
    static const QHash<QString, QString> variants{
        {u"varepsilon"_s, u"ε"_s}, {u"vartheta"_s, u"ϑ"_s}, {u"varpi"_s, u"ϖ"_s},
        {u"varrho"_s, u"ϱ"_s},     {u"varphi"_s, u"φ"_s},   {u"phi"_s, u"ϕ"_s},
    };
    if (const auto variant = variants.constFind(name); variant != variants.constEnd())
        return *variant;
    const qsizetype place = names.indexOf(name.toLower());
    const bool isCapital = name.front().isUpper();
    if (place < 0 || (isCapital && name.mid(1) != name.mid(1).toLower()))
        return {};
    return QChar((isCapital ? u'Α' : u'α') + char16_t(place));
}

} // namespace

QChar combining(const QString &command)
{
    return accents().value(command);
}

QString latexSign(const QString &command)
{
    return symbols().value(command, greek(command));
}

bool isLatexSwitch(const QString &name)
{
    static const QSet<QString> all = [] {
        const QStringList list =
            u"em it bf sc tt rm sf sl cal normalfont itshape bfseries scshape upshape slshape mdseries rmfamily "
            u"sffamily "
            "ttfamily tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge protect relax noindent "
            "indent centering raggedright raggedleft newblock selectfont displaystyle textstyle left right limits "
            "nobreak allowbreak linebreak newline hfill hfil space ignorespaces unskip boldmath noopsort"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return all.contains(name);
}

} // namespace catalpa::exchange
