// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/recentconnections.h"
#include "ui/migrations/migrationscontroller.h"
#include "ui/transfer/transfercontroller.h"
#include "ui/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

#include <memory>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QSettings;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace catalpa {
class CatalogueOpener;
}

namespace catalpa::ui {

struct Actions;
class CataloguePage;
class ConnectPage;
class ConnectionGate;
class ConnectionIndicator;
class EmptyState;
class HelpController;
class Prompts;
class SearchField;
class StartPage;

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
    CataloguePage *catalogue() const { return m_page; }
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
    void buildMenus();
    void buildToolBar();
    void buildStatusBar();
    void connectActions();
    void fillViewMenu(QMenu *menu);
    void connectViewActions();
    void updateViewActions();
    qreal rowDensity() const; //!< Lines of text in a row's height.
    void connectOpening();
    void showStart();
    void showWaiting(const QString &sentence);
    void showOpened(const CatalogueCapabilities &capabilities);
    void showCatalogue(const CatalogueCapabilities &capabilities);
    void showWithoutCatalogue(const CatalogueCapabilities &capabilities);
    void showFailure(const Error &error);
    void closeCatalogue();
    void leaveConnectPage();
    void openRemembered(const QString &name);
    void updateStatus();
    void updateActions();
    void setAppearance(theme::Appearance appearance);
    void showAbout();
    QString catalogueName() const;
    TransferController::Place toCarry();
    MigrationsController::Place toMigrate() const;

    Services m_services;
    QSettings &m_settings;
    Prompts &m_prompts;
    RecentConnections m_connections;
    std::unique_ptr<Actions> m_actions;
    HelpController *m_help;
    CatalogueOpener *m_opening;
    QStackedWidget *m_stack;
    StartPage *m_start;
    ConnectPage *m_connect;
    ConnectionGate *m_gate;
    EmptyState *m_message;
    CataloguePage *m_page = nullptr;
    std::function<void(CataloguePage &)> m_whenOpen; //!< What waits for a catalogue.
    SearchField *m_search = nullptr;
    QToolButton *m_newButton = nullptr;
    QToolButton *m_migrationsButton = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_unsaved = nullptr;
    ConnectionIndicator *m_indicator = nullptr;
    MigrationsController *m_migrations = nullptr;
    TransferController *m_transfer;
    std::optional<RememberedConnection> m_opened; //!< What is open, when it has a name.
};

} // namespace catalpa::ui
