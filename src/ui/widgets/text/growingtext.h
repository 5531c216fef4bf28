// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace catalpa::ui {

//! A field for several lines that is as high as what stands in it, up to some lines, and scrolls then.
class GrowingText : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit GrowingText(QWidget *parent = nullptr);

    //! Puts in another text; where it is the same, the cursor stays.
    void setContents(const QString &text);
    //! What stands in it; what was put in, to the letter, as long as nobody has changed it.
    QString contents() const;
    //! Keeps the person from changing the text.
    void lock(bool isLocked);
    bool isModified() const { return document()->isModified(); }

Q_SIGNALS:
    //! The person has changed the text.
    void edited();
    //! The person has left the field, for another one of the window.
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void grow();

    QString m_contents; //!< As it was put in: the document has its own idea of line ends and blanks.
    bool m_isFilling = false;
};

} // namespace catalpa::ui
