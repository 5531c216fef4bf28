// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/pages/printflow.h"
#include "ui/printing/pages/textsetting.h"

namespace catalpa::ui {

//! A text and how it looks.
struct StyledText {
    enum class Style { Heading, Note, Label, Text };

    QString text;
    Style style = Style::Text;
};

//! The heading of a printout and the note below it; its paragraphs, in parts that a page has room for.
QList<StyledText> headingOf(const Printout &printout);
QList<StyledText> textsOf(const Printout &printout);

//! Texts one below the other.
class TextFlow final : public PrintFlow {
public:
    TextFlow(const QList<StyledText> &texts, const PageForm &form);

    qsizetype count() const override { return m_texts.size(); }
    qreal lineHeight() const override;
    int lines(qsizetype part) const override;
    qreal space() const override;
    void paint(QPainter &painter, qsizetype part, qreal top, int first, int count) const override;

private:
    const TextSetting &setting(StyledText::Style style) const { return m_settings.at(qsizetype(style)); }
    int perLine(StyledText::Style style) const;

    QList<StyledText> m_texts;
    QList<TextSetting> m_settings; //!< By style.
    qreal m_width;
};

} // namespace catalpa::ui
