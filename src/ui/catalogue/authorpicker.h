// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"

#include <QtCore/QTimer>
#include <QtWidgets/QLineEdit>

QT_BEGIN_NAMESPACE
class QCompleter;
class QStandardItemModel;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Picks an author by name: type a part of it, choose from what the catalogue has. Namesakes are told apart by country
//! and number of books. Numbers are never shown.
class AuthorPicker final : public QLineEdit {
    Q_OBJECT

public:
    //! The store must outlive the picker.
    explicit AuthorPicker(AuthorStore &store, QWidget *parent = nullptr);

    //! The author chosen, or nothing while the text is only typed.
    std::optional<Author> author() const { return m_author; }
    void setAuthor(const std::optional<Author> &author);
    //! The name with what tells it from others of the same name.
    static QString described(const Author &author);
    //! Offers nothing any more until something else is typed.
    void closeMatches();
    //! In a cell the key that chooses an author goes on to the table.
    void setInCell(bool inCell) { m_inCell = inCell; }

Q_SIGNALS:
    void picked();
    //! The text no longer stands for the author that was chosen.
    void unpicked();
    //! Return while authors are offered, and none of them was chosen: what is typed is meant.
    void entered();

protected:
    bool eventFilter(QObject *popup, QEvent *event) override;

private:
    void search();
    void show(const QList<Author> &authors);
    void pick(const QModelIndex &index);

    AuthorStore &m_store;
    QStandardItemModel *m_matches;
    QCompleter *m_completer;
    QTimer m_pause;
    Pending m_searching;
    QList<Author> m_found;
    std::optional<Author> m_author;
    bool m_inCell = false;
};

} // namespace catalpa::ui
