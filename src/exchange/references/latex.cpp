// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/latex.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

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

const QHash<QString, QString> &symbols()
{
    static const QHash<QString, QString> all{
        {u"ss"_s, u"ß"_s},
        {u"ae"_s, u"æ"_s},
        {u"AE"_s, u"Æ"_s},
        {u"oe"_s, u"œ"_s},
        {u"OE"_s, u"Œ"_s},
        {u"aa"_s, u"å"_s},
        {u"AA"_s, u"Å"_s},
        {u"o"_s, u"ø"_s},
        {u"O"_s, u"Ø"_s},
        {u"l"_s, u"ł"_s},
        {u"L"_s, u"Ł"_s},
        {u"i"_s, u"ı"_s},
        {u"j"_s, u"ȷ"_s},
        {u"dh"_s, u"ð"_s},
        {u"DH"_s, u"Ð"_s},
        {u"dj"_s, u"đ"_s},
        {u"DJ"_s, u"Đ"_s},
        {u"th"_s, u"þ"_s},
        {u"TH"_s, u"Þ"_s},
        {u"S"_s, u"§"_s},
        {u"P"_s, u"¶"_s},
        {u"pounds"_s, u"£"_s},
        {u"copyright"_s, u"©"_s},
        {u"dots"_s, u"…"_s},
        {u"ldots"_s, u"…"_s},
        {u"textendash"_s, u"–"_s},
        {u"textemdash"_s, u"—"_s},
        {u"textquoteleft"_s, u"‘"_s},
        {u"textquoteright"_s, u"’"_s},
        {u"textquotedblleft"_s, u"“"_s},
        {u"textquotedblright"_s, u"”"_s},
        {u"textbackslash"_s, u"\\"_s},
        {u"textbraceleft"_s, u"{"_s},
        {u"textbraceright"_s, u"}"_s},
        {u"textasciicircum"_s, u"^"_s},
        {u"textasciitilde"_s, u"~"_s},
        {u"par"_s, u"\n"_s},
        {u"quad"_s, u" "_s},
        {u"qquad"_s, u" "_s},
        {u"TeX"_s, u"TeX"_s},
        {u"LaTeX"_s, u"LaTeX"_s},
        {u"LaTeXe"_s, u"LaTeX2e"_s},
        {u"BibTeX"_s, u"BibTeX"_s},
    };
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

//! Commands that change how letters look, and others that print nothing.
bool isSwitch(const QString &name)
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

class LatexReader final {
public:
    explicit LatexReader(QStringView text, int depth = 0)
        : m_text(text)
        , m_depth(depth)
    {
    }

    QString read()
    {
        while (m_at < m_text.size())
            m_result += next();
        return m_result;
    }

private:
    QString next();
    QString command();
    QString ligature(QChar character);
    QString accented(QChar accent);
    QString argument();
    QString group();
    bool takes(QStringView text);

    QStringView m_text;
    int m_depth; //!< Accents around it.
    qsizetype m_at = 0;
    QString m_result;
};

bool LatexReader::takes(QStringView text)
{
    if (!m_text.sliced(m_at).startsWith(text))
        return false;
    m_at += text.size();
    return true;
}

QString LatexReader::next()
{
    const QChar character = m_text.at(m_at++);
    if (character == u'\\')
        return command();
    if (character == u'{' || character == u'}' || character == u'$')
        return {};
    if (character == u'~')
        return u" "_s;
    if (!character.isSpace() || character == QChar::Nbsp)
        return ligature(character);
    return m_result.endsWith(u' ') || m_result.endsWith(u'\n') ? QString() : u" "_s;
}

QString LatexReader::ligature(QChar character)
{
    if (character == u'-' && takes(u"--"))
        return u"—"_s;
    if (character == u'-' && takes(u"-"))
        return u"–"_s;
    if (character == u'`' && takes(u"`"))
        return u"“"_s;
    if (character == u'\'' && takes(u"'"))
        return u"”"_s;
    return character;
}

//! The text of the group that has begun, with what is in its commands still to be read.
QString LatexReader::group()
{
    const qsizetype begin = m_at;
    for (int depth = 1; m_at < m_text.size(); ++m_at) {
        const QChar character = m_text.at(m_at);
        if (character == u'\\')
            ++m_at;
        else if (character == u'{')
            ++depth;
        else if (character == u'}' && --depth == 0)
            return m_text.sliced(begin, m_at++ - begin).toString();
    }
    m_at = std::min(m_at, m_text.size());
    return m_text.sliced(begin).toString();
}

//! What a command is given: a group, another command, or one character.
QString LatexReader::argument()
{
    while (m_at < m_text.size() && m_text.at(m_at).isSpace())
        ++m_at;
    if (m_at >= m_text.size())
        return {};
    if (takes(u"{"))
        return group();
    const qsizetype begin = m_at++;
    if (m_text.at(begin) == u'\\') {
        while (m_at < m_text.size() && m_text.at(m_at).isLetter())
            ++m_at;
    }
    return m_text.sliced(begin, m_at - begin).toString();
}

QString LatexReader::command()
{
    if (m_at >= m_text.size())
        return {};
    const qsizetype begin = m_at++;
    while (m_text.at(begin).isLetter() && m_at < m_text.size() && m_text.at(m_at).unicode() < 0x80
           && m_text.at(m_at).isLetter())
        ++m_at;
    const QString name = m_text.sliced(begin, m_at - begin).toString();
    if (const auto accent = accents().constFind(name); accent != accents().constEnd())
        return accented(*accent);
    if (!name.front().isLetter()) {
        const bool isBlank = QStringView(u"\\ ,:;").contains(name.front());
        return isBlank ? u" "_s : QStringView(u"-/!").contains(name.front()) ? QString() : name;
    }
    const qsizetype end = m_at;
    while (m_at < m_text.size() && m_text.at(m_at) == u' ')
        ++m_at;
    if (const QString sign = symbols().value(name, greek(name)); !sign.isEmpty()) {
        takes(u"{}");
        return sign;
    }
    if (name == u"noopsort"_s) // Only there to be sorted by.
        argument();
    const bool isGiven = m_at < m_text.size() && m_text.at(m_at) == u'{' && !m_text.sliced(m_at).startsWith(u"{}");
    if (isGiven || isSwitch(name))
        return {};
    takes(u"{}");
    return m_at > end && m_at < m_text.size() ? name + u' ' : name;
}

//! What an accent stands over: a letter, also one that is a command or has another accent.
QString LatexReader::accented(QChar accent)
{
    constexpr int mostAccents = 4;
    const QString given = argument();
    QString base = m_depth < mostAccents ? LatexReader(given, m_depth + 1).read() : QString(given).remove(u'{');
    if (base.isEmpty())
        return {};
    if (base.front() == u'ı' || base.front() == u'ȷ')
        base[0] = base.front() == u'ı' ? u'i' : u'j';
    qsizetype marks = 1;
    while (marks < base.size() && base.at(marks).isMark())
        ++marks;
    return base.left(marks) + accent + base.mid(marks);
}

} // namespace

QString fromLatex(QStringView text)
{
    return LatexReader(text).read().normalized(QString::NormalizationForm_C);
}

QString toLatex(const QString &text)
{
    QString latex;
    for (const QChar character : text) {
        switch (character.unicode()) {
        case u'\\':
            latex += u"\\textbackslash{}"_s;
            break;
        case u'{':
            latex += u"\\textbraceleft{}"_s;
            break;
        case u'}':
            latex += u"\\textbraceright{}"_s;
            break;
        case u'^':
            latex += u"\\textasciicircum{}"_s;
            break;
        case u'~':
            latex += u"\\textasciitilde{}"_s;
            break;
        case u'\n':
            latex += u"\\par{}"_s;
            break;
        case u'%':
        case u'&':
        case u'#':
        case u'_':
        case u'$':
            latex += u'\\';
            latex += character;
            break;
        case u'-':
        case u'`':
        case u'\'':
            if (latex.endsWith(character)) // Not a ligature.
                latex += u"{}"_s;
            [[fallthrough]];
        default:
            latex += character;
        }
    }
    return latex;
}

} // namespace catalpa::exchange
