// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/textflow.h"

namespace catalpa::ui {
namespace {

using Style = StyledText::Style;

constexpr qsizetype longestPart = 4'000; // Letters.

//! Lines of the text, long ones in parts that end with a word.
QStringList partsOf(const QString &text)
{
    QStringList parts;
    for (const QString &line : text.split(u'\n')) {
        QString rest = line;
        while (rest.size() > longestPart) {
            const qsizetype blank = rest.lastIndexOf(u' ', longestPart);
            const qsizetype end = blank > 0 ? blank + 1 : longestPart;
            parts += printable(rest.left(end));
            rest.remove(0, end);
        }
        parts += printable(rest);
    }
    return parts;
}

} // namespace

QList<StyledText> headingOf(const Printout &printout)
{
    return {{printable(printout.heading), Style::Heading}, {printable(printout.note), Style::Note}};
}

QList<StyledText> textsOf(const Printout &printout)
{
    QList<StyledText> texts;
    for (const Printout::Paragraph &paragraph : printout.paragraphs) {
        if (!paragraph.label.isEmpty())
            texts += {printable(paragraph.label), Style::Label};
        for (const QString &part : partsOf(paragraph.text))
            texts += {part, Style::Text};
    }
    return texts;
}

TextFlow::TextFlow(const QList<StyledText> &texts, const PageForm &form)
    : m_texts(texts)
    , m_settings({TextSetting(form.font(18, true)), TextSetting(form.font(9)), TextSetting(form.font(9, true)),
                  TextSetting(form.font(10))})
    , m_width(form.width())
{
}

qreal TextFlow::lineHeight() const
{
    return setting(Style::Text).lineHeight();
}

//! A line of a heading takes several of text.
int TextFlow::perLine(Style style) const
{
    return style == Style::Heading ? 2 : 1;
}

int TextFlow::lines(qsizetype part) const
{
    const auto &[text, style] = m_texts.at(part);
    return perLine(style) * setting(style).lines(text, m_width);
}

qreal TextFlow::space() const
{
    return points(4);
}

void TextFlow::paint(QPainter &painter, qsizetype part, qreal top, int first, int count) const
{
    const auto &[text, style] = m_texts.at(part);
    const int per = perLine(style);
    setting(style).paint(painter, text, {0, top, m_width, count * lineHeight()}, first / per, count / per);
}

} // namespace catalpa::ui
