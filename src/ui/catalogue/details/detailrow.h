// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/detailkind.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace catalpa::ui {

class GrowingText;

//! One detail of a record in a form: a field to type in, and below it, where there is something to say, what its value
//! means or why it is to be doubted.
class DetailRow final : public QWidget {
    Q_OBJECT

public:
    DetailRow(const DetailDescription &description, bool canEdit, QWidget *parent);

    const DetailDescription &description() const { return m_description; }
    //! What has the focus while the person types: "publisherEdit".
    QWidget *editor() const;
    //! Shows what is recorded. Nothing is typed any more.
    void fill(const QString &recorded);
    //! What it was filled with, which is what the person has seen.
    const QString &recorded() const { return m_recorded; }
    QString typed() const;
    bool isTyped() const;
    //! Whether what is typed would be recorded as something else; a guess where it is very long.
    bool isChanged() const;
    //! False until what is recorded is known, and where nobody may change it.
    void setEditable(bool editable);

Q_SIGNALS:
    void edited();
    //! The person has left it for another part of the window.
    void left();
    //! Return was pressed, where that is no part of the text.
    void entered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLineEdit *makeLine();
    GrowingText *makeText();
    void addNote();
    void tell();

    DetailDescription m_description;
    QLineEdit *m_line = nullptr; //!< Either this or
    GrowingText *m_text = nullptr; //!< this.
    QWidget *m_note;
    QLabel *m_symbol;
    QLabel *m_words;
    QString m_recorded;
    bool m_canEdit;
};

} // namespace catalpa::ui
