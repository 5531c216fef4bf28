// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/lookup/lookupmodel.h"
#include "ui/exchange/importdialog.h"

#include <QtWidgets/QDialog>

namespace Ui {
class LookUpDialog;
}

namespace catalpa::ui {

class Banner;
class FoundImport;

//! Looks up books in the catalogue of another library while more is typed or scanned, and adds them as one import, or
//! takes fields of them for a book. Deletes itself when closed; asks before a number that was scanned, or
//! what was found, is lost without having been added.
class LookUpDialog final : public QDialog {
    Q_OBJECT

public:
    //! All must outlive the dialog. \a findHere: see LookUpModel.
    LookUpDialog(exchange::BookExchange &exchange, ImportTarget target, LookUpModel::FindHere findHere,
                 QSettings &settings, Prompts &prompts, QWidget *parent = nullptr);
    ~LookUpDialog() override;

    //! The book whose fields can be taken, with its details; its ISBN or its title is what is looked up first.
    void setBook(const Book &book);
    //! Where what is taken for the book is told of.
    Banner &banner() const;
    //! The page of the catalogue has gone: nothing can be added, and what was looked up stays.
    void leave();
    //! The page of this catalogue is there again, and it goes on with that.
    void enter(const ImportTarget &target);

Q_SIGNALS:
    //! Books have been added, or may have been.
    void imported(const catalpa::exchange::ImportReport &report);
    //! Fields were chosen for the book.
    void fieldsTaken(const catalpa::BookEdit &edit);

protected:
    void reject() override;

private:
    void arrange();
    void connectParts();
    void showTarget();
    void lookUp();
    void ask(const QString &asked);
    void goOn();
    void showCurrent();
    void showState();
    void updateButtons();
    void takeFields();
    //! Adds the records of these rows as one import.
    void add(const LookUpModel::Places &rows, bool withDoubles);
    void stop();
    void showAdded(const Result<exchange::ImportReport> &report, const LookUpModel::Places &doubles);
    QString lack() const; //!< Why nothing can be added, as a sentence; empty when it can.
    std::optional<exchange::IncomingBook> currentFound() const;

    std::unique_ptr<Ui::LookUpDialog> m_ui;
    ImportTarget m_target;
    QSettings &m_settings;
    Prompts &m_prompts;
    LookUpModel *m_model;
    FoundImport *m_import;
    std::optional<Book> m_book;
    bool m_isThere = true; //!< The page of the catalogue.
    bool m_isToClose = false; //!< The person has closed it while something was being added.
};

} // namespace catalpa::ui
