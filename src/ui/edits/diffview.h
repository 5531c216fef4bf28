// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/records/textdiff.h"

#include <QtWidgets/QTextEdit>

#include <functional>

namespace catalpa::ui {

//! A text to be read, with what was removed struck through and what was added underlined, in colour too. As high as the
//! text, up to some lines. Texts are shown as they are, never as markup.
class DiffView final : public QTextEdit {
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    using Compare = std::function<QList<TextRun>()>;

    //! Shows what \a compare finds; long equal pieces are left out. Nothing at all is shown as a dash. Where it
    //! compares many \a characters, it does so beside the GUI.
    void setRuns(qsizetype characters, const Compare &compare);
    void setText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void put(const QList<TextRun> &shown);
    void write();
    int frame() const; //!< Its height, above and below the text.

    int m_frame = 0;
    Pending m_comparing;
    QList<TextRun> m_runs;
};

} // namespace catalpa::ui
