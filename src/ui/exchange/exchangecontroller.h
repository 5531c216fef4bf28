// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/lookup/lookupmodel.h"
#include "models/services.h"
#include "ui/catalogue/dialogs/pagedialogs.h"
#include "ui/exchange/importdialog.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QMimeData;
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
class BatchSteps;
class CataloguePage;
class LookUpDialog;
class Prompts;

//! The way from the main window to importing books from files, looking them up and exporting them.
class ExchangeController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive the controller; \a window is the parent of the dialogs.
    ExchangeController(const Services &services, QSettings &settings, Prompts &prompts, const Actions &actions,
                       QWidget *window);

    //! \a name is the catalogue's, for people.
    void setPage(CataloguePage &page, const ConnectionAddress &address, const QString &name);
    //! The file that is dragged, where it can be imported now; empty where there is none.
    QString importable(const QMimeData &dragged) const;
    void importFile(const QString &path);

private:
    void chooseFile();
    void exportBooks();
    void showImports();
    void lookUpBooks();
    void giveBook(LookUpDialog &dialog);
    LookUpModel::FindHere findHere() const;
    ImportTarget target() const;
    void keep(LookUpDialog &dialog);
    template <typename Dialog>
    void takeImportsOf(Dialog &dialog);

    const Services &m_services;
    QSettings &m_settings;
    Prompts &m_prompts;
    QWidget *m_window;
    QPointer<CataloguePage> m_page;
    QPointer<BatchSteps> m_steps; //!< Of the page.
    PageDialogs m_dialogs;
    ConnectionAddress m_address;
    QString m_name;
};

} // namespace catalpa::ui
