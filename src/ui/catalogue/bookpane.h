// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class BookPane;
}

namespace catalpa::ui {

class AuthorPicker;

//! One book in full. Same rules as AuthorPane.
class BookPane final : public QWidget {
    Q_OBJECT

public:
    BookPane(AuthorStore &authors, Outbox &outbox, const CatalogueCapabilities &capabilities,
             QWidget *parent = nullptr);
    ~BookPane() override;

    void show(const std::optional<Book> &book);
    std::optional<Book> book() const { return m_book; }
    bool isEdited() const { return !typed().isEmpty() || isAuthorUnclear(); }
    bool save();
    void focusTitle();

Q_SIGNALS:
    //! What was typed could not be recorded and another record is shown now; says why.
    void notKept(const QString &sentence);
    void authorOpened(qint64 id);

private:
    BookEdit typed() const;
    bool isAuthorUnclear() const;
    void fill();
    void updateButtons();
    void printError(const QString &sentence);

    std::unique_ptr<Ui::BookPane> m_ui;
    Outbox &m_outbox;
    AuthorPicker *m_author;
    std::optional<Book> m_book; //!< As it was when the fields were filled.
    bool m_canEdit;
    bool m_hasSortKeys;
};

} // namespace catalpa::ui
