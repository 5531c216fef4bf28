// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/latex.h"

#include "exchange/references/latexsigns.h"

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

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
    if (const auto accent = combining(name); !accent.isNull())
        return accented(accent);
    if (!name.front().isLetter()) {
        const bool isBlank = QStringView(u"\\ ,:;").contains(name.front());
        return isBlank ? u" "_s : QStringView(u"-/!").contains(name.front()) ? QString() : name;
    }
    const qsizetype end = m_at;
    while (m_at < m_text.size() && m_text.at(m_at) == u' ')
        ++m_at;
    if (const QString sign = latexSign(name); !sign.isEmpty()) {
        takes(u"{}");
        return sign;
    }
    if (name == u"noopsort"_s) // Only there to be sorted by.
        argument();
    const bool isGiven = m_at < m_text.size() && m_text.at(m_at) == u'{' && !m_text.sliced(m_at).startsWith(u"{}");
    if (isGiven || isLatexSwitch(name))
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
