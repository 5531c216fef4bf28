// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "ui/catalogue/recordform.h"

#include <memory>

namespace Ui {
class BookPane;
}

namespace catalpa::ui {

class AuthorPicker;

//! One book in full.
class BookPane final : public RecordForm<Book, BookEdit> {
    Q_OBJECT

public:
    //! The stores and the outbox must outlive it.
    BookPane(AuthorStore &authors, BookStore &books, Outbox &outbox, const CatalogueCapabilities &capabilities,
             QWidget *parent = nullptr);
    ~BookPane() override;

Q_SIGNALS:
    void authorOpened(qint64 id);

private:
    void fill() override;
    BookEdit typed(const Book &recorded) const override;
    QString whyIncomplete() const override;
    void arrange() override;

    std::unique_ptr<Ui::BookPane> m_ui;
    AuthorPicker *m_author;
    bool m_hasSortKeys;
};

} // namespace catalpa::ui
