// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/services.h"
#include "ui/transfer/transfercontroller.h"

#include <QtWidgets/QMainWindow>

#include <memory>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
struct ActionStates;
class CatalogueController;
class CataloguePage;
class CatalogueStatusBar;
class CatalogueToolBar;
class HistoryController;
class EditActions;
class ExchangeController;
class PageActions;
class PageStack;
class PrintController;
class Prompts;
class StatisticsController;
class ViewMenu;
class WindowKeeper;
class WebController;

//! The frame: menus, tool bar, status bar, and in the middle the page that the catalogue's state asks for.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    //! \a settings and \a prompts must outlive the window.
    MainWindow(const Services &services, QSettings &settings, Prompts &prompts, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Opens what was open last, or shows the start page.
    void begin();
    void openLocal(bool withSample);
    //! Shows the catalogue on this computer, and opens it when it is not open.
    void showLocal();
    //! Opens an address, on the connect page, where the password can be given.
    void offer(const QString &address, const QString &name = {});
    //! Connects at once.
    void open(const ConnectionAddress &address);
    //! Does \a work on the catalogue that is open and can be changed, or else on the next one that is.
    void whenOpen(std::function<void(CataloguePage &)> work);
    //! The page of the catalogue that is open, or null.
    CataloguePage *catalogue() const;
    void openMigrations();

Q_SIGNALS:
    //! The first rows of a catalogue are shown.
    void catalogueShown();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;

private:
    void addMenus();
    void connectCatalogue();
    void connectCommands();
    void connectTransfer();
    void connectWeb();
    void connectHelp();
    void takeUp(CataloguePage &page);
    ActionStates currentStates() const;
    void updateActions();
    void showAbout();
    TransferController::Place toTransfer();

    Services m_services;
    QSettings &m_settings;
    WindowKeeper *m_keeper;
    std::unique_ptr<Actions> m_actions;
    PageActions *m_pageActions;
    EditActions *m_editActions;
    ViewMenu *m_viewMenu;
    CatalogueToolBar *m_toolBar;
    CatalogueStatusBar *m_status;
    PageStack *m_pages;
    TransferController *m_transfer;
    ExchangeController *m_exchange;
    PrintController *m_printing;
    StatisticsController *m_statistics;
    HistoryController *m_history;
    WebController *m_web;
    bool m_isInCloseEvent = false;
    bool m_mayClose = false; //!< What was typed is safe.
    std::unique_ptr<CatalogueController> m_catalogue; //!< Destroyed before the widgets that it uses.
};

} // namespace catalpa::ui
