-- Title: Bring the rules by which authors and books are filed
-- "J.R.R. Tolkien" is filed under "Tolkien, J.R.R.", "Gabriel García Márquez" under "García Márquez, Gabriel", and "The
-- Hobbit" under "Hobbit". These functions hold the rules. They look at nothing but what they are given.

-- In which lists a word in small letters stands, as a sum. Where these functions are called their text is put in.
CREATE OR REPLACE FUNCTION catalpa.word_flags(low text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 AS $$
    SELECT CASE WHEN low = ANY (/* corporate */ '{university,universität,universidad,universidade,università,université,
            universitet,universiteit,universitas,institute,institut,instituto,istituto,institution,institutions,
            institutes,society,societies,gesellschaft,association,associação,associación,asociación,associazione,
            associations,verband,verein,committee,comité,comisión,commission,commissioners,council,councils,ministry,
            ministère,ministerio,ministerium,ministero,department,departamento,département,museum,museo,musée,museu,
            library,libraries,bibliothek,biblioteca,bibliothèque,bibliotheek,academy,academia,akademie,académie,
            accademia,foundation,stiftung,fundación,fondation,fondazione,fundação,company,companies,compañía,compagnie,
            corporation,corporations,inc,inc.,ltd,ltd.,limited,llc,gmbh,plc,co,co.,& co.,group,groupe,gruppe,
            organization,organisation,organización,organizations,government,governments,agency,authority,bureau,office,
            board,federation,fédération,confederation,commonwealth,republic,kingdom,parliament,congress,congreso,
            congrès,embassy,school,schools,schule,école,escuela,collège,orchestra,orchester,orchestre,orquesta,ensemble,
            quartet,quartett,quartette,trio,duo,choir,chorus,singers,minstrels,studio,studios,project,programme,program,
            exhibition,exposition,exposición,exposição,conference,convention,league,alliance,club,clubs,party,partei,
            parti,partido,army,navy,air force,forces,expedition,mission,editors,editorial,publishers,publishing,
            publications,publisher,verlag,verlagshandlung,verlagsanstalt,editions,éditions,ediciones,edizioni,edições,
            uitgeverij,forlag,förlag,kiadó,wydawnictwo,издательство,presses,books,magazine,journal,newspaper,
            international,national,american,united,federal,imperial,universal,community,communities,centre,center,
            centro,zentrum,service,services,system,systems,software,technologies,industries,works,motors,laboratory,
            laboratories,observatory,hospital,railway,railroad,fathers,sisters,synod,diocese,archdiocese,anonymous,
            authors,staff,contributors,members,ladies,women,staatliche,staatliches,bundesamt,sociedad,sociedade,société,
            società,selskab,selskabet,sällskapet,vereniging,stichting,maatschappij,companhia,общество,институт,
            университет,академия,министерство,комитет,музей,товарищество,committees,tribunal,gazette,observer,observers,
            government''s,regiment,division,brothers,bros,bros.,sons,& sons,partners,fund,trust,theatre,
            kolonialgesellschaft,aktiengesellschaft,ag,archives,archive,banque,banco,photographers,engineers,writers,
            apostles,nationalmuseum,engineering,manufacturing,militia,drustvo,družstvo,commune,bodley,range,sheltering,
            friends,daughters,knights,sanitarium,order,ordine,circle,fellowship,abtei,kloster,abbaye,monastery,comics,
            guides,records,games,entertainment,media,times,digest,collective,cooperative,workshop,consortium,coalition,
            forum,initiative,survey,administration,police,secretariat,district,county,city,province,collection,comitato,
            kommission,kongress,konferenz,rat,rada,ústav,univerzita,nakladatelství,muzeum,knihovna,společnost,
            uniwersytet,towarzystwo,instytut,egyetem,társaság,intézet,múzeum,könyvtár,yliopisto,seura,union,unión,
            unione,corp,corp.,without,gebrüder,brüder,frères,hermanos,fratelli,братья,business,review,enterprises,
            clinic,clinics,klinik,klinikum,team,associates,productions,pictures,films,holdings,ventures,solutions,
            network,networks,radio,television,televisión,faculty,fakultät,congregation,parish,universities,colleges,
            museums,ministries,bundestag,bundesrat,landtag,nationalrat,ständerat,bundesgerichtshof,
            bundesverfassungsgericht,landeshauptstadt,freistaat,bundesrepublik,arbeitsgemeinschaft,ministerstwo,
            stowarzyszenie,fundacja,biblioteka,akademia,akademien,związek,библиотека,союз,дума,церковь,государственная,
            российская,belediyesi,bakanlığı,kurumu,üniversitesi,derneği,meclisi,müzesi,vakfı,kütüphanesi,başkanlığı,
            müdürlüğü,yayınları,yayınevi,riksdag,riksdagen,folketinget,stortinget,bibliotek,ministerie,rijksmuseum,
            gemeente,ayuntamiento,diputación,generalitat,consejería,prefeitura,ministério,assembleia,academie,
            confédération,confederación,confederazione,federación,federazione,federação,telecom,kirche,
            kerk}') THEN 1 ELSE 0 END
         | CASE WHEN low = ANY (/* corporate or family */ '{church,press,bank,house,college,lodge,gardens,force,band,
            chamber,temple,abbey,ballet,guild,theater,opera,court,senate,gallery,watch}') THEN 2 ELSE 0 END
         | CASE WHEN low = ANY (/* and */ '{and,&,und,et,och,og,és,и,і,та,και,ja,ve,и́,with,mit,
            avec}') THEN 4 ELSE 0 END
         | CASE WHEN low = ANY (/* perhaps and */ '{y,e,i,en,o,a,in}') THEN 8 ELSE 0 END
         | CASE WHEN low = ANY (/* title */ '{sir,dame,lady,lord,mr,mr.,mrs,mrs.,ms,ms.,miss,mme,mme.,mlle,mlle.,madame,
            monsieur,dr,dr.,prof,prof.,professor,rev,rev.,reverend,captain,capt.,capt,colonel,col.,major,lieutenant,
            lieut.,lt.,general,gen.,admiral,count,countess,baron,baroness,graf,gräfin,freiherr,comte,comtesse,vicomte,
            marquis,marquise,duc,duchesse,duke,duchess,viscount,bishop,archbishop,cardinal,rabbi,judge,hon.,father,abbé,
            frau,herr,señor,doña,swami,sri,maulana,docteur,doktor,dott.,ing.}') THEN 16 ELSE 0 END
         | CASE WHEN low = ANY (/* ruler */ '{king,queen,emperor,empress,tsar,czar,tsarina,kaiser,prince,princess,
            sultan,shah,könig,königin,rey,reina,roi,reine,re,regina,rei,rainha,infante,infanta,zar,zarin,herzog,fürst,
            keizer,koning,koningin,car,król,cesarz,tsaar,empereur,impératrice,emperador,imperador,
            imperatore}') THEN 32 ELSE 0 END
         | CASE WHEN low = ANY (/* religious */ '{pope,saint,sor,fray,frei,sister,mother,brother,papa,pape,papst,san,
            santa,sainte,sankt,sœur,schwester,bruder,antipope,fra,frère,mère,madre,thích,thich,st.,st,santo,são,soeur,
            suor,padre,mutter,pater,zuster,broeder,heiliger,heilige,beato,beata,hl.,irmã,irmão,
            hermana}') THEN 64 ELSE 0 END
         | CASE WHEN low = ANY (/* suffix */ '{jr,jr.,sr,sr.,junior,phd,ph.d.,ph.d,md,m.d.,m.d,esq,esq.,fils,père,aîné,
            d.d.,ll.d.,m.a.,b.a.,o.s.b.,s.j.,младший,старший,mladší,starší,2nd,3rd,4th,5th}') THEN 128 ELSE 0 END
         | CASE WHEN low = ANY (/* particle */ '{de,da,do,dos,das,di,du,des,del,della,dello,dei,degli,delle,dalla,dal,
            dalle,le,la,les,lo,las,los,els,dels,el,van,von,der,den,het,''t,’t,ter,ten,te,tot,op,zu,zum,zur,vom,am,im,
            auf,af,av,à,und zu,ver,vander,vanden,v.,v.d.,v,d.,in ''t,de'',de’,li}') THEN 256 ELSE 0 END
         | CASE WHEN low = ANY (/* prefix */ '{de,del,della,delle,di,da,dos,du,des,dal,dalla,la,le,les,lo,van,von,
            vander,ver,ter,ten,te,der,den,zur,zum,vom,am,st.,st,ste.,saint,sainte,san,santa,mac,mc,ó,ní,nic,ap,abu,ibn,
            bin,ben,al,el,bar,fitz,las,los,o'',o’,abū,af,dello,dei,degli,li,sankt}') THEN 512 ELSE 0 END
         | CASE WHEN low = ANY (/* arabic */ '{ibn,abu,abū,abou,aboul,bin,bint,umm,oum,wuld,ould,wold,ابن,أبو,ابو,أم,
            bat}') THEN 1024 ELSE 0 END
         | CASE WHEN low = ANY (/* kin */ '{filho,neto,netto,júnior,sobrinho,segundo,sobrino,neta,
            filha}') THEN 2048 ELSE 0 END
         | CASE WHEN low = ANY (/* given */ '{john,james,william,charles,george,thomas,henry,robert,joseph,edward,
            samuel,david,francis,albert,arthur,frederick,walter,richard,alfred,harry,frank,ernest,louis,daniel,benjamin,
            paul,peter,philip,andrew,michael,stephen,simon,mark,matthew,luke,anthony,christopher,patrick,hugh,edmund,
            edgar,oliver,oscar,herbert,harold,ralph,raymond,ronald,donald,kenneth,brian,eric,gary,kevin,steven,jack,
            jane,mary,anne,ann,anna,elizabeth,margaret,alice,emily,emma,charlotte,florence,edith,ethel,helen,grace,
            sarah,susan,catherine,katherine,kathleen,caroline,louise,lucy,julia,laura,ella,ellen,eleanor,dorothy,
            virginia,agatha,agnes,beatrice,sidney,sydney,barbara,patricia,linda,nancy,karen,judith,ruth,rachel,rebecca,
            martha,frances,terry,neil,ken,tom,tim,bill,bob,jim,joe,sam,ben,dan,max,leo,iona,stan,geoffrey,hildegard,
            mechthild,lucian,heliodorus,nicolaus,athenaeus,hero,ranulf,augustine,gregory,isidore,gertrude,bernard,
            clement,cyril,basil,ignatius,teresa,marguerite,simeon,anselm,alan,roger,adam,aelred,julian,bridget,birgitta,
            clare,gerald,gervase,matilda,eustace,eusebius,hippolytus,ildefonso,bede,gilbert,theodore,theophilus,
            nicholas,odo,rudolf,rupert,vincent,wulfstan,dionysius,apollonius,aristides,hermann,antoninus,polycarp,
            alexander,alexandre,amadeus,albertus,duns,josé,jose,juan,antonio,antónio,manuel,francisco,luis,luís,miguel,
            carlos,pedro,jorge,rafael,fernando,ramón,javier,joaquín,joaquim,vicente,enrique,andrés,alberto,álvaro,
            alejandro,alfonso,alfredo,agustín,ángel,arturo,benito,bernardo,bartolomé,camilo,césar,claudio,clemente,
            cristóbal,diego,domingo,eduardo,emilio,ernesto,esteban,eugenio,federico,felipe,félix,fermín,gabriel,gerardo,
            germán,gonzalo,gregorio,guillermo,gustavo,hernán,horacio,ignacio,isidro,ismael,jacinto,jaime,jerónimo,jesús,
            joan,josep,julián,julio,lope,lorenzo,lucas,marcelino,marcelo,marcos,mariano,mario,mateo,mauricio,máximo,
            nicolás,octavio,óscar,pablo,pascual,patricio,raúl,ricardo,roberto,rodolfo,rodrigo,rogelio,rubén,salvador,
            santiago,sebastián,sergio,silvio,tomás,víctor,xavier,adolfo,aurelio,baltasar,dámaso,dionisio,evaristo,
            fabián,faustino,hilario,inocencio,isaac,leandro,leopoldo,narciso,pío,plácido,rómulo,maría,ana,isabel,carmen,
            rosa,josefa,dolores,pilar,mercedes,concepción,concha,elena,lucía,marta,cristina,beatriz,angélica,gabriela,
            emilia,gertrudis,inés,irene,juana,luisa,margarita,rosalía,soledad,victoria,alicia,amalia,carolina,cecilia,
            clara,claudia,elvira,eva,francisca,gloria,graciela,guadalupe,magdalena,matilde,rosario,silvia,sofía,susana,
            verónica,mercè,montserrat,sebastião,joão,júlio,mário,abel,jean,pierre,jacques,marie,françois,henri,andré,
            georges,jules,émile,alphonse,auguste,edmond,victor,claude,michel,philippe,étienne,antoine,nicolas,sophie,
            suzanne,jeanne,madeleine,gustave,guy,honoré,théophile,rené,eugène,johann,johannes,friedrich,wilhelm,karl,
            heinrich,ludwig,hans,georg,otto,ernst,franz,josef,august,adolf,gottfried,jacob,jakob,wolfgang,martin,
            walther,erich,fritz,kurt,werner,hilda,maria,giovanni,giuseppe,luigi,carlo,francesco,pietro,paolo,domenico,
            vincenzo,giacomo,angelo,alessandro,andrea,bernardino,filippo,leonardo,matteo,niccolò,stefano,ugo,umberto,
            vittorio,giorgio,jan,piet,pieter,willem,hendrik,cornelis,gerrit,dirk,kees,lars,erik,sven,nils,olof,anders,
            ole,niels,jens,søren,knut,selma,astrid,ivan,vladimir,sergei,alexei,boris,anton,maxim,илья,иван,александр,
            алексей,михаил,сергей,николай,владимир,евгений,лев,антон,борис,аркадий,elisabeth,edmonde,jeremiah,mike,
            steve,chris,jeff,scott,bruce,craig,martina,diane,muhammad,ahmad,ali,ḥusayn,ʻalī,aḥmad,maḥmūd,muḥammad,ḥasan,
            ibrāhīm,ʻabd,mohammed,hassan,hussein,isaiah,curtis,les,hilary,nigel,clive,derek,keith,graham,stuart,lewis,
            nathaniel,jonathan,joshua,nathan,aaron,emile,hermine,adèle,grégoire,joséphine,gatien,etienne,valentine,
            noémie,ferdinand,guillaume,gilles,yves,alain,gaston,marcel,maurice,lucien,léon,adolphe,édouard,camille,
            denis,dominique,gérard,hippolyte,hubert,laurent,mathieu,maximilien,olivier,pascal,raoul,rémy,sébastien,
            thérèse,hélène,hortense,julie,lucie,mathilde,agathe,désiré,zeno,philo,diogenes,bernadette,rita,brigid,
            ephrem,gianni,luca,marco,paola,stefan,stephan,jürgen,klaus,günter,günther,uwe,dieter,manfred,heinz,helmut,
            gerhard,ulrich,bernd,andreas,christian,christoph,markus,matthias,florian,sabine,monika,ursula,ingrid,karin,
            birgit,renate,magnus,gustaf,johan,mats,per,maj,britta,liv,tove,knud,peder,kirsten,mette,ulla,jussi,pekka,
            eino,aino,jaroslav,václav,karel,jiří,petr,zdeněk,milan,bohumil,božena,stanisław,andrzej,tadeusz,czesław,
            wisława,olga,paweł,дмитрий,пётр,петр,василий,виктор,юрий,анна,мария,ольга,елена,наталья,татьяна,фёдор,павел,
            aḥsan,amīn,ʻumar,yūsuf,muṣṭafá,ʻuthmān,ismāʻīl,khālid,sulaymān,jamāl,kamāl,ṭāhā,riz̤ā,rizā,mahdī,ḥamīd,
            sayyid,ṣāliḥ,fāṭimah,zaynab,mīrzā,melissa,becky,oswald,pearl,jennifer,jessica,amanda,ashley,nicole,
            stephanie,amy,michelle,kimberly,lisa,angela,heather,megan,lauren,samantha,katie,holly,sandra,deborah,donna,
            carol,sharon,shirley,gail,susanna,dean,dennis,jerry,larry,jeffrey,jason,justin,brandon,tyler,zachary,kyle,
            nick,rick,ray,roy,bobby,danny,tommy,eddie,franco,fabio,enzo,giulio,dario,fausto,guido,italo,maurizio,
            massimo,nino,piero,renato,sandro,tullio,valerio,pere,jordi,pau,lluís,ramon,miquel,enric,nikolaus,konrad,
            leopold,maximilian,philipp,albrecht,eduard,viktor,gregor,emil,sigmund,theodor,gustav,joachim,lorenz,anselmo,
            agostinho,tommaso,caterina,chiara,ignazio,giacinto,bartolomeo,rocco,antónia,teresinha,benedetto,gennaro,
            ottavio,pio,raffaele,catarina,inácio,gonçalo,nuno,vasco,rui,afonso,duarte,tiago,paulo,
            mateus}') THEN 4096 ELSE 0 END
         | CASE WHEN low = ANY (/* spanish family */ '{garcía,gonzález,rodríguez,rodriguez,fernández,lópez,lopez,
            martínez,martinez,sánchez,sanchez,pérez,perez,gómez,gomez,jiménez,ruiz,hernández,hernandez,díaz,diaz,moreno,
            álvarez,alvarez,muñoz,romero,alonso,gutiérrez,navarro,torres,domínguez,vázquez,gil,ramírez,serrano,blanco,
            molina,suárez,ortega,delgado,ortiz,rubio,marín,sanz,núñez,iglesias,medina,garrido,castillo,cortés,lozano,
            guerrero,cano,prieto,méndez,calvo,gallego,león,herrera,márquez,peña,cabrera,flores,diez,fuentes,carrasco,
            caballero,nieto,aguilar,herrero,hidalgo,montero,ibáñez,giménez,ferrer,durán,benítez,mora,santiago,arias,
            vargas,carmona,crespo,román,pastor,soto,sáez,velasco,soler,moya,parra,bravo,gallardo,rojas,calderón,palacio,
            palacios,vélez,estébanez,bretón,cánovas,valle,blasco,menéndez,arniches,hurtado,zayas,tamayo,cejador,arenal,
            cieza,barco,undiano,villa,hoyos,riva,cárdenas,coll,gracián,gestoso,petano,lamas,maspons,planas,pin,berga,
            crehuet,roig,puig,careta,coca,riera,rubió,callejo,campo,colmenero,arroyo,avecilla,nougués,nebot,sinués,
            noriega,batres,chaves,criado,asenjo,salazar,espinosa,cervantes,jardiel,juárez,zamora,zúñiga,ayala,valdés,
            galdós,echeverría,mendoza,quintero,bolívar,montalvo,cisneros,lugo,bernal,cuesta,camacho,valencia,zorrilla,
            llosa,roa,cabello,pardo,figueroa,rosales,salinas,sarmiento,urquiza,acevedo,arana,paz,alcalá,
            monserdá}') THEN 8192 ELSE 0 END
         | CASE WHEN low = ANY (/* corporate in front */ '{deutscher,deutsche,deutsches,bayerischer,bayerische,
            bayerisches,preußischer,preußische,preußisches,sächsischer,sächsische,sächsisches,österreichischer,
            österreichische,österreichisches,schweizerischer,schweizerische,schweizerisches,evangelischer,evangelische,
            evangelisches,katholischer,katholische,katholisches,freie,vereinte,vereinigte,internationaler,
            internationale,internationales,europäischer,europäische,europäisches,städtische,städtisches,königliche,
            königliches,kaiserliche,kaiserliches,allgemeiner,allgemeine,allgemeines,statistisches,auswärtiges,
            hansestadt,stadt,gemeinde,landkreis,arbeitskreis,mairie,préfecture,assemblée,sénat,région,communauté,
            communautés,nations,croix-rouge,ligue,syndicat,direction,agence,secrétariat,ambassade,église,comédie,opéra,
            théâtre,caisse,médecins,république,état,gouvernement,parlement,cercle,atelier,librairie,imprimerie,
            conservatoire,fonds,junta,gobierno,comunidad,consejo,secretaría,dirección,cámara,senado,naciones,iglesia,
            ejército,patronato,archivo,sindicato,liga,oficina,estado,república,presidencia,provincia,región,municipio,
            corte,comune,regione,banca,cassa,consiglio,senato,repubblica,chiesa,archivio,soprintendenza,azienda,lega,
            governo,presidenza,direzione,ente,nazioni,gruppo,circolo,conferenza,ufficio,câmara,camara,município,
            assembléia,conselho,nações,igreja,arquivo,serviço,secretaria,presidência,direcção,direção,koninklijk,
            koninklijke,nederlands,nederlandse,vlaamse,belgische,provincie,centraal,centrale,nationaal,nationale,
            algemeen,algemene,verenigde,internationaal,polska,polski,polskie,narodowy,narodowa,narodowe,sejm,senat,
            główny,urząd,państwowy,państwowa,państwowe,kościół,rzeczpospolita,centralny,česká,český,české,národní,
            slovenská,slovenský,slovenské,československá,magyar,российский,российское,государственный,государственное,
            национальная,национальный,национальное,центральный,центральная,всероссийский,всероссийская,всесоюзный,
            всесоюзная,московский,московская,русская,русское,совет,верховный,верховная,федеральная,федеральный,
            федеральное,türk,türkiye,t.c.,kungliga,kungl.,svenska,sveriges,statens,nordiska,nordisk,finlands,danmarks,
            dansk,danske,norsk,norske,norges,kongelige,kongelig,british,european,canadian,australian,
            african}') THEN 16384 ELSE 0 END
         | CASE WHEN low = ANY (/* noble */ '{graf,gräfin,reichsgraf,reichsgräfin,freiherr,freiin,freifrau,fürst,
            fürstin,ritter,edler,edle,markgraf,markgräfin,prinz,prinzessin,herzog,herzogin,baron,baronin,comte,comtesse,
            vicomte,vicomtesse,marquis,marquise,duc,duchesse}') THEN 131072 ELSE 0 END
         | CASE low WHEN 'the' THEN 32768 WHEN 'of' THEN 65536 ELSE 0 END
$$;

CREATE OR REPLACE FUNCTION catalpa.order_flags(low text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 AS $$
    SELECT CASE WHEN low = ANY (/* east asian */ '{wang,li,zhang,liu,chen,yang,huang,zhao,wu,zhou,xu,sun,ma,zhu,hu,guo,
            he,lin,gao,luo,zheng,liang,xie,tang,deng,feng,cao,peng,zeng,xiao,tian,dong,pan,yuan,cai,jiang,yu,du,ye,
            cheng,wei,su,lü,lu,ding,ren,yao,shen,zhong,cui,tan,fan,wan,jin,shi,liao,jia,xia,fu,fang,zou,xiong,bai,meng,
            qin,qiu,hou,yin,xue,yan,lei,long,tao,hao,shao,qian,dai,cong,mao,mo,ba,lao,ai,ge,gu,bi,bei,bao,ban,can,chai,
            chang,chu,gan,gong,guan,gui,han,hong,hua,ji,jian,jiao,kang,ke,kong,lan,lang,ling,lou,mei,mi,min,mu,ni,nie,
            ning,niu,ouyang,pang,pei,pu,qi,qiao,qu,ruan,sang,sha,shan,shang,sheng,shu,sima,si,song,sui,tong,tu,wen,weng,
            wo,xi,xiang,xin,xing,xuan,ying,you,yue,yun,zang,zhan,zhuang,zhuge,zong,zuo,zu,chiang,chou,hsieh,hsu,kuo,
            tsai,tseng,tsao,kim,lee,park,pak,choi,ch''oe,choe,chung,jung,jeong,cho,yoon,jang,im,lim,oh,seo,sŏ,shin,sin,
            kwon,hwang,ahn,an,ryu,yoo,yi,rhee,ko,bae,paek,baek,nam,ho,heo,hŏ,roh,noh,moon,mun,son,yŏ,chŏng,ch''ae,ku,
            koo,byun,hyun,hyon,pyo,shim,sim,ki,eun,woo,ham,chʻen,chʻoe,chʻoi,huangfu,xun,chiu,kao,fei,e,bong,gang,joo,
            ju,pyon,sunwoo,zhai,zhuo}') THEN 1 ELSE 0 END
         | CASE WHEN low = ANY (/* vietnamese */ '{nguyễn,nguyen,trần,tran,lê,le,phạm,pham,huỳnh,huynh,hoàng,hoang,phan,
            vũ,vu,võ,vo,đặng,dang,bùi,bui,đỗ,do,hồ,ho,ngô,ngo,dương,duong,lý,ly,đào,đoàn,doan,vương,trịnh,trinh,trương,
            truong,đinh,dinh,lâm,phùng,mai,tô,tạ,tăng,hà,cao,chu,thạch,quách,lương,lưu,tống,hàn,nguyên,đồng,thái,từ,
            kiều,bạch,viên,khương,âu}') THEN 2 ELSE 0 END
         | CASE WHEN low = ANY (/* vietnamese only */ '{nguyễn,nguyen,trần,phạm,huỳnh,vũ,võ,đặng,bùi,đỗ,hồ,dương,đoàn,
            vương,trịnh,trương,đinh,phùng,tạ,tăng,lương,lưu,tống}') THEN 4 ELSE 0 END
         | CASE WHEN low = ANY (/* japanese */ '{satō,sato,suzuki,takahashi,tanaka,watanabe,itō,ito,yamamoto,nakamura,
            kobayashi,katō,kato,yoshida,yamada,sasaki,yamaguchi,matsumoto,inoue,kimura,hayashi,saitō,saito,shimizu,
            yamazaki,mori,abe,ikeda,hashimoto,yamashita,ishikawa,nakajima,maeda,fujita,ogawa,gotō,goto,okada,hasegawa,
            murakami,kondō,ishii,sakamoto,endō,endo,aoki,fujii,nishimura,fukuda,ōta,ota,miura,fujiwara,okamoto,matsuda,
            nakagawa,nakano,harada,ono,tamura,takeuchi,kaneko,wada,nakayama,ishida,ueda,morita,hara,shibata,sakai,kudō,
            yokoyama,miyazaki,miyamoto,uchida,takagi,andō,ando,taniguchi,ōno,maruyama,imai,kōno,fujimoto,murata,takeda,
            ueno,sugiyama,masuda,sugawara,hirano,kojima,ōtsuka,chiba,kubo,matsui,iwasaki,sakurai,kinoshita,noguchi,
            matsuo,nomura,kikuchi,sano,ōnishi,sugimoto,arai,hamada,ichikawa,furukawa,mizuno,komatsu,shimada,koyama,
            natsume,akutagawa,mishima,kawabata,tanizaki,dazai,ōe,oe,higuchi,shiga,nagai,yosano,miyazawa,shimazaki,
            masaoka,futabatei,kunikida,izumi,yokomitsu,hagiwara,nakahara,ishimure,ibuse,kajii,sakaguchi,edogawa,
            yoshimoto,kawakami,dōgen,chikamatsu,ihara,takizawa,kamo,kobo,okakura,nitobe,fukuzawa,ozu,kurosawa,miyabe,
            higashino,kirino,seirai,tawada,matsuura,tokuda,tayama,kuki,nishida,ōoka,ooka,inagaki,unno,yumeno,oda,
            orikuchi,yanagita,terada,kita,nogami,uno,ishiguro,toriyama,kishimoto,araki,urasawa,tezuka,miyake,kitano,
            nagasaki,hayakawa,otomo,ōtomo,shirow,kitamura,yoshimura,ogai,tsushima,tsujimura,onda,morimura,nishio,kon,
            imamura,ozawa,takemitsu,kawaguchi,morishita,shiba,shindō,matsumura,nakazawa,obata}') THEN 8 ELSE 0 END
         | CASE WHEN low = ANY (/* hungarian */ '{lászló,sándor,ferenc,jános,józsef,istván,zoltán,gábor,györgy,péter,
            pál,mihály,károly,imre,lajos,béla,gyula,dezső,zsigmond,kálmán,mór,miklós,mátyás,géza,attila,endre,árpád,
            ernő,jenő,frigyes,tibor,tamás,andrás,antal,áron,bálint,balázs,benedek,bertalan,dániel,dávid,elek,ervin,ákos,
            gergely,gáspár,gusztáv,ignác,iván,jakab,kristóf,lóránt,loránd,lőrinc,márton,máté,menyhért,milán,nándor,ödön,
            ottó,pongrác,rezső,richárd,róbert,rudolf,simon,szabolcs,szilárd,tódor,vilmos,viktor,vince,zsolt,magda,
            margit,mária,erzsébet,ilona,katalin,éva,judit,zsuzsa,zsuzsanna,ágnes,anna,krisztina,lenke,piroska,rózsa,
            sarolta,terézia,borbála,cecília,eszter,gizella,irén,júlia,klára,edit,emma,erika,etelka,jolán,kinga,noémi,
            ágota,virág,krisztián,bence,botond,csaba,dénes,ede,egon,emil,ágoston,ambrus,albert,barna,bódog,farkas,
            gedeon,hugó,huba,jácint,kornél,levente,leó,lipót,olivér,oszkár,pius,sámuel,sebestyén,soma,tivadar,ubul,
            ulászló,vidor,zsófia,renée,sára}') THEN 16 ELSE 0 END
         | CASE WHEN low = ANY (/* hungarian only */ '{lászló,sándor,ferenc,jános,józsef,istván,zoltán,gábor,györgy,
            mihály,károly,imre,lajos,béla,gyula,dezső,zsigmond,kálmán,miklós,géza,endre,árpád,jenő,ernő,tamás,andrás,
            gergely,márton,máté,nándor,ödön,rezső,vilmos,zsolt,zsuzsa,zsuzsanna,erzsébet,katalin,ágnes,ágota,kornél,
            dénes,csaba}') THEN 32 ELSE 0 END
         | CASE WHEN low = ANY (/* icelandic */ '{jón,árni,guðmundur,snorri,sæmundur,ingimundur,sigurður,ólafur,halldór,
            þórbergur,þorsteinn,þórarinn,magnús,páll,pétur,bjarni,eiríkur,gísli,hallgrímur,steinn,vigdís,guðrún,
            sigríður,ingibjörg,arnaldur,yrsa,auður,oddný,steinunn,indriði,matthías,ófeigur,jónína,þóra,snæbjörn,
            hrafn}') THEN 64 ELSE 0 END
         | CASE WHEN low = ANY (/* korean */ '{kim,lee,yi,rhee,park,pak,choi,choe,jung,jeong,chung,kang,cho,jo,yoon,yun,
            jang,chang,lim,im,han,shin,sin,seo,suh,kwon,hwang,ahn,an,song,hong,ryu,yoo,yu,oh,cha,joo,ju,ko,bae,baek,heo,
            nam,moon,mun,min,no,roh,sim,shim,byun,pyun}') THEN 128 ELSE 0 END
         | CASE WHEN low = ANY (/* hungarian women */ '{magda,margit,mária,erzsébet,ilona,katalin,éva,judit,zsuzsa,
            zsuzsanna,ágnes,anna,krisztina,lenke,piroska,rózsa,sarolta,terézia,borbála,cecília,eszter,gizella,júlia,
            klára,edit,emma,erika,etelka,jolán,kinga,noémi,ágota,virág,zsófia,renée,sára}') THEN 256 ELSE 0 END
$$;

-- What a country, by its code or its name in small letters, says about names.
CREATE OR REPLACE FUNCTION catalpa.naming_of(place text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 AS $$
    SELECT CASE
        WHEN place = '' THEN ''
        WHEN place = ANY (/* english country */ '{us,gb,uk,ie,au,nz,za,ca,usa,u.s.a.,u.s.,united states,
            united states of america,america,united kingdom,great britain,england,scotland,wales,ireland,australia,
            new zealand,south africa,canada,vereinigte staaten,vereinigtes königreich,großbritannien,irland,australien,
            kanada,südafrika,neuseeland,états-unis,royaume-uni,irlande,australie,estados unidos,reino unido,irlanda,
            northern ireland,jm,jamaica,an rìoghachd aonaichte,rywvaneth unys,y deyrnas unedig,an ríocht aontaithe,éire,
            aotearoa,mílahaŋska tȟamákȟočhe,ʻamelika hui pū ʻia,ꮜꮚ ꭲᏻꮎꮅꮝꮤꮕ ꮝꭶꮪꭹ,suid-afrika,emzantsi afrika,
            iningizimu afrika}') THEN 'e'
        WHEN place = ANY (/* french country */ '{fr,france,frankreich,francia,frança,mc,monaco,francie,frankrijk,
            frankrike,lu,luxembourg,ht,haiti,haïti,sn,senegal,sénégal,ci,côte d''ivoire,côte d’ivoire,ivory coast,
            frankriich,frañs,luxemburgo,luxemburg,lëtzebuerg,senegaal,𞤧𞤫𞤲𞤫𞤺𞤢𞥄𞤤}') THEN 'f'
        WHEN place = ANY (/* german country */ '{de,at,ch,li,germany,austria,switzerland,liechtenstein,deutschland,
            österreich,schweiz,allemagne,autriche,suisse,alemania,suiza,svizzera,germania,duitsland,německo,rakousko,
            schwiiz,schwiz,suíça,svizra,doütschland,düütschland,nimska,němska,liächteschtäi}') THEN 'g'
        WHEN place = ANY (/* spanish country */ '{es,mx,ar,co,cl,pe,ve,uy,cu,gt,ni,ec,bo,py,do,cr,pa,hn,sv,pr,gq,spain,
            españa,spanien,espagne,spagna,mexico,méxico,mexiko,mexique,argentina,argentinien,argentine,colombia,
            kolumbien,colombie,chile,chili,peru,perú,pérou,venezuela,uruguay,cuba,kuba,guatemala,nicaragua,ecuador,
            équateur,bolivia,bolivien,bolivie,paraguay,dominican republic,república dominicana,costa rica,panama,panamá,
            honduras,el salvador,puerto rico,equatorial guinea,ad,andorra,kurũbiya,espainia,espanya,guinea ecuatorial,
            guiné equatorial,guinée équatoriale,wenesuera}') THEN 's'
        WHEN place = ANY (/* japanese country */ '{jp,japan,japon,japón,giappone,japão,日本,japonsko}') THEN 'j'
        WHEN place = ANY (/* east asian country */ '{cn,tw,hk,mo,sg,kr,kp,china,taiwan,hong kong,hong kong sar china,
            macau,macao,singapore,korea,south korea,north korea,republic of korea,chine,singapur,südkorea,corée du sud,
            corea del sur,中国,中國,台灣,대한민국,people''s republic of china,hongkong,جۇڭگو,རྒྱ་ནག,中华人民共和国,ꍏꇩ,中国香港特别行政区,
            中國香港特別行政區,中華人民共和國香港特別行政區,조선민주주의인민공화국,macao sar china,中国澳门特别行政区,中國澳門特別行政區,singapura,சிங்கப்பூர்,
            新加坡}') THEN 'c'
        WHEN place = ANY (/* belgian country */ '{be,belgium,belgië,belgique,belgien,bélgica,belgio,belgia,
            belgie}') THEN 'b'
        WHEN place = ANY (/* italian country */ '{it,italy,italia,italien,italie,itálie,sm,san marino,itàlia}') THEN 'i'
        WHEN place = ANY (/* hungarian country */ '{hu,hungary,magyarország,ungarn,hongrie,hungría,ungheria,
            maďarsko}') THEN 'h'
        WHEN place = ANY (/* vietnamese country */ '{vn,vietnam,viet nam,việt nam,viêt nam}') THEN 'v'
        WHEN place = ANY (/* direct country */ '{is,et,er,th,mm,mn,bt,iceland,ísland,island,islande,islandia,ethiopia,
            äthiopien,éthiopie,etiopía,eritrea,thailand,thaïlande,tailandia,myanmar,burma,myanmar [burma],
            myanmar (burma),mongolia,mongolei,bhutan,laos,la,cambodia,kh,འབྲུག,إريتريا,ኤርትራ,itoobiya,itoophiyaa,ኢትዮጵያ,
            កម្ពុជា,ລາວ,မြန်မာ,монгол,ไทย}') THEN 'd'
        WHEN place = ANY (/* other order country */ '{my,id,malaysia,indonesia,bn,brunei,malaysien,indonesien,indonésia,
            மலேசியா}') THEN 'o'
        ELSE 'x' END
$$;

-- A name as it is filed, behind a blank; or behind a question mark where the rules are not sure. Both of the functions
-- below read this one. Names are taken apart into words, and of each word is known which lists it stands in.
CREATE OR REPLACE FUNCTION catalpa.author_filing(given_name text, given_country text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 200 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    corporate CONSTANT integer := 1;
    perhaps_corporate CONSTANT integer := 2;
    conjunction CONSTANT integer := 4;
    perhaps_conjunction CONSTANT integer := 8;
    title CONSTANT integer := 16;
    ruler CONSTANT integer := 32;
    religious CONSTANT integer := 64;
    degree CONSTANT integer := 128;
    particle CONSTANT integer := 256;
    prefix CONSTANT integer := 512;
    undivided CONSTANT integer := 1024;
    kin CONSTANT integer := 2048;
    forename CONSTANT integer := 4096;
    spanish CONSTANT integer := 8192;
    article CONSTANT integer := 32768; -- "the"
    origin CONSTANT integer := 65536; -- "of"
    corporate_in_front CONSTANT integer := 16384;
    noble CONSTANT integer := 131072; -- "Graf von"
    east_asian CONSTANT integer := 1; -- Of the first and the last word, from here on.
    vietnamese CONSTANT integer := 2;
    surely_vietnamese CONSTANT integer := 4;
    japanese CONSTANT integer := 8;
    hungarian CONSTANT integer := 16;
    surely_hungarian CONSTANT integer := 32;
    icelandic CONSTANT integer := 64;
    korean CONSTANT integer := 128;
    hungarian_woman CONSTANT integer := 256;
    syllable CONSTANT text := '((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(a|ai|an|ang|ao|e|ei|en|eng|i|ia|ian|iang|iao|ie|in'
        '|ing|iong|iu|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|ü|üe|o|il|im|ok|ung|yun|yong|ŏng?|ŭn)'
        '|ai|an|ang|ao|e|en|er|il|un|ok|yong|ŭn)[-’''ʻ]?';
    first integer;
    last integer;
    nation text := ''; -- What the country says about names, as one letter.
    name text := given_name;
    lowered text;
    words text[];
    lows text[];
    flags integer[] := '{}';
    every integer := 0; -- All flags of all words.
    flag integer;
    n integer;
    i integer;
    low text;
    word text;
    at integer;
    suffix text := ''; -- ", Jr."
    rest text := ''; -- What comes last: other people, what stood in brackets.
    sure text := ' ';
    family integer := 0;
    run integer; -- Where small particles begin before the family name.
    attached text := ''; -- al-, d'
BEGIN
    IF name IS NULL THEN
        RETURN NULL;
    ELSIF length(name) > 500 THEN
        RETURN '?' || name;
    END IF;
    IF name ~ '^ |  | $|[\u0001-\u001f\u007f-\u00a0\u1680\u2000-\u200b\u2028-\u202f\u205f\u2060\u3000\ufeff]' THEN
        name := btrim(regexp_replace(name,
            '[\u0001-\u0020\u007f-\u00a0\u1680\u2000-\u200b\u2028-\u202f\u205f\u2060\u3000\ufeff]+', ' ', 'g'));
    END IF;
    IF octet_length(name) > length(name) AND name ~ '[\u0300-\u036f]' THEN
        name := normalize(name, NFC);
    END IF;
    IF strpos(name, ' ') = 0 OR ascii(right(name, 1)) BETWEEN 11904 AND 55203 THEN
        RETURN ' ' || name; -- One word, or Han, Kana and Hangul.
    END IF;

    -- Several people, and what stands in brackets.
    at := strpos(name, ';');
    IF at = 0 THEN
        at := strpos(name, '/');
        IF strpos(btrim(substr(name, at + 1)), ' ') = 0 THEN
            at := 0;
        END IF;
    END IF;
    IF at > 0 THEN
        word := rtrim(left(name, at - 1));
        IF strpos(word, ',') > 0 OR strpos(word, ' ') = 0 THEN
            RETURN ' ' || name;
        END IF;
        rest := substr(name, length(word) + 1);
        name := word;
    END IF;
    IF right(name, 1) IN (')', ']') THEN
        at := strpos(translate(name, '[', '('), ' (');
        IF at > 0 THEN
            word := substr(name, at + 2);
            low := lower(left(word, -1) COLLATE "und-x-icu");
            IF word ~ '^(?!Ed|Hrsg|Trans|Comp)[A-Z].*\.| : '
                    OR low = ANY (/* qualifier */ '{firm,organization,organisation,musical group,group,band,program,
            programme,ship,firma,society,company,publisher,verlag,éditeur,editorial,newspaper,great britain,spain,
            germany,france,italy,united states,natural history,leipzig,london,paris,berlin,church,association,school,
            pseudonym,colony,state}') THEN
                RETURN ' ' || name || rest;
            END IF;
            rest := substr(name, at) || rest;
            name := left(name, at - 1);
        END IF;
    END IF;

    -- A comma: a heading already, but for "…, Jr." and lists of people.
    at := strpos(name, ',');
    IF at > 0 THEN
        word := left(name, at - 1);
        IF substr(name, at + 1) ~ '^ ?Lord [A-Z][^ ,]+$'
                AND catalpa.word_flags(lower(split_part(word, ' ', 1) COLLATE "und-x-icu")) & forename > 0 THEN
            RETURN sure || regexp_replace(substr(name, at + 1), '^ ?Lord ', '') || ', ' || word || ', Lord' || rest;
        END IF;
        IF strpos(word, ' ') = 0 THEN
            RETURN ' ' || name || rest;
        END IF;
        low := lower(btrim(substr(name, at + 1)) COLLATE "und-x-icu");
        IF catalpa.word_flags(low) & degree > 0 OR low IN ('ii', 'iii', 'iv', 'v') THEN
            suffix := substr(name, at);
            name := word;
        ELSIF low ~ '^(?:[0-9]+(?:st|nd|rd|th)(?:[ ,]|$)|(?:(?:active|approximately|born|died|b\.|d\.|fl\.|ca?\.) ?)?[-–]?[0-9]{3})'
                OR catalpa.word_flags(rtrim(split_part(low, ',', 1))) & (title | forename) = title
                OR low = 'saint' AND strpos(word, ' of ') > 0 THEN
            suffix := substr(name, at); -- Sir, 1st Baron Foo, 1775-1817
            name := word;
        ELSIF low IN ('et al', 'et al.', 'and others', 'et alii') THEN
            rest := substr(name, at) || rest;
            name := word;
        ELSE
            -- "Ella Rodman Church, Alfred John Church" are two people, "García Márquez, Gabriel José" is one.
            lows := string_to_array(lower(word COLLATE "und-x-icu"), ' ');
            words := string_to_array(btrim(split_part(low, ',', 1)), ' ');
            n := cardinality(lows);
            i := cardinality(words);
            IF i < 2 OR catalpa.word_flags(lows[1]) & catalpa.word_flags(words[1]) & forename = 0 THEN
                -- Forenames in front of the comma and none behind it: "Leo Tolstoy, of Yasnaya Polyana".
                flag := catalpa.word_flags(words[1]);
                RETURN CASE WHEN catalpa.word_flags(lows[1]) & forename > 0 AND coalesce(right(words[1], 1), '') <> '.'
                                AND flag & (forename | title | ruler | religious | corporate) = 0
                            THEN '?' ELSE ' ' END || name || rest;
            ELSIF lows[n] <> words[i] THEN
                IF (catalpa.word_flags(lows[n]) | catalpa.word_flags(words[i])) & (forename | particle) > 0
                        OR right(words[i], 1) = '.' THEN
                    RETURN ' ' || name || rest;
                END IF;
                sure := '?';
            END IF;
            name := word;
        END IF;
    END IF;
    IF strpos(name, '،') > 0 OR strpos(name, '、') > 0 OR strpos(name, ' ') = 0 THEN
        RETURN sure || name || suffix || rest;
    END IF;

    IF octet_length(name) = length(name) THEN
        lowered := lower(name COLLATE "C");
    ELSE
        lowered := lower(name COLLATE "und-x-icu");
    END IF;
    IF lowered = ANY (/* undivided */ '{dante alighieri,diogenes laertius,omar khayyám,omar khayyam,machado de assis,
            שלום עליכם,עמר כיאם,le corbusier,michelangelo buonarroti,lonely planet,grateful dead,the grateful dead,
            various authors,various artists,rolling stones,black sabbath,led zeppelin,pink floyd,deep purple,
            iron maiden,sun tzu,lao tzu,lao tze,chuang tzu,sun zi,lao zi,zhuang zi,ammianus marcellinus,marcus aurelius,
            angelus silesius,sextus empiricus,evliya çelebi,béroalde de verville,bruneau de laborie,
            cassius dio cocceianus,cassius dio,dolent fortuné,cyrano de bergerac,dio chrysostom,apollonius rhodius,
            achilles tatius,saxo grammaticus,diodorus siculus,faucher de saint-maurice,fustel de coulanges,
            guérin de bouscal,imbert de saint-amand,jean paul,ahad ha''am,ahad ha’am,julia de fontenelle,larin paraske,
            le page du pratz,manasseh ben israel,marie madeleine,noto soeroto,onkel adam,petronius arbiter,
            pinto da rocha,pius a sp. sancto,ponson du terrail,restif de la bretonne,rocha peixoto,sully prudhomme,
            tallemant des réaux,théroigne de méricourt,frei ugedio,vidyāpati thākura,vitruvius pollio,zamin ki dost,
            gaffer black beard,ali bey,ali haydar mithat,docteur jaf,gruagach an tobair,beirt fhear,chonán maol,
            kṛṣṇadāsa kavirāja gosvāmi,nārāyaṇa paṇḍitācārya,mother goose,queen latifah,king crimson,israel meir,
            strong medicine,apichatpong weerasethakul,aung san suu kyi,great britain,new zealand,new york,new jersey,
            new mexico,new hampshire,new south wales,south africa,south australia,western australia,north carolina,
            south carolina,north dakota,south dakota,west virginia,rhode island,british columbia,nova scotia,
            new brunswick,sri lanka,costa rica,el salvador,hong kong,saudi arabia,puerto rico,san marino,sierra leone,
            burkina faso,soviet union,czech republic,north korea,south korea,ivory coast,los angeles,san francisco,
            buenos aires,rio de janeiro,são paulo,cirque du soleil,anna komnene,julius africanus,simeon metaphrastes,
            saadia gaon,judah halevi,judah ha-levi,bahá''u''lláh,black elk,sitting bull,crazy horse,red cloud,
            chief joseph,roda roda,guðmundur kamban,black hawk,monty python,dire straits,jethro tull,talking heads,
            velvet underground,duns scotus,meister eckhart,venerable bede,brothers grimm,عمر خیام,عمر الخيام,عمر خيام,
            نظامی گنجوی,publius vergilius maro,guns n'' roses,guns n’ roses,daft punk,unknown author,author unknown,
            autor desconocido,auteur inconnu,dalai lama,panchen lama,world bank,pramoedya ananta toer,murasaki shikibu,
            sei shōnagon,izumi shikibu,san mao,a cheng,xi xi,nam cao,bảo ninh,tố hữu,xuân diệu,thế lữ,nguyên hồng,
            nguyên ngọc,chế lan viên,hồ biểu chánh,nhất linh,khái hưng,thạch lam,hàn mặc tử,chairil anwar,abdul muis,
            goenawan mohamad,ajip rosidi,ayu utami,kateb yacine,leconte de lisle,dorling kindersley}') THEN
        RETURN sure || name || suffix || rest;
    ELSIF lowered = ANY (/* bynamed */ '{leonardo da vinci,thomas à kempis,thomas a kempis,marie de france,
            chrétien de troyes,christine de pisan,christine de pizan,wolfram von eschenbach,walther von der vogelweide,
            hartmann von aue,gottfried von strassburg,gottfried von straßburg,johannes von tepl,jean de meun,
            jean de meung,guillaume de lorris,guillaume de machaut,guillaume de palerme,jacobus de voragine,
            jacopone da todi,salimbene da parma,bonvesin da la riva,cecco d''ascoli,charles d''orléans,
            charles d’orléans,martial d''auvergne,yves d''evreux,melati van java,gonzalo de berceo,heinrich von meissen,
            oswald von wolkenstein,ulrich von liechtenstein,heinrich von veldeke,konrad von würzburg,thomas aquinas,
            jean de joinville,robert de boron,bertran de born,philippe de thaon,guido da pisa,jacopo da lentini,
            bonaventura da bagnorea,beroul de normandie,platt de cancarnaux,albertus magnus,tirso de molina,
            hildegard von bingen,mechthild von magdeburg,bernhard von clairvaux,franz von assisi,thomas von aquin,
            teresa von ávila,ignatius von loyola,nikolaus von kues,nikolaus von kusa,hrotsvit von gandersheim,
            rudolf von ems,konrad von megenberg,reinmar von hagenau,reinmar von zweter,neidhart von reuental,
            adam von bremen,otto von freising,johannes vom kreuz,johannes von damaskus,bernard de clairvaux,
            françois d''assise,françois d’assise,thomas d''aquin,thomas d’aquin,ignace de loyola,grégoire de tours,
            hugues de saint-victor,francesco d''assisi,francesco d’assisi,tommaso d''aquino,tommaso d’aquino,
            caterina da siena,antonio da padova,antonello da messina,pietro da cortona,cino da pistoia,guido da siena,
            ignacio de loyola,tomás de aquino,francisco de asís,isidoro de sevilla,juan de ávila,teresa de ávila,
            inácio de loyola,francisco de assis,antónio de lisboa,józsef attila,alexandre le grand,frédéric le grand,
            pierre le grand,louis le grand,jean le bon,philippe le bon,philippe le hardi,catherine la grande}') THEN
        at := strpos(name, ' ');
        RETURN sure || left(name, at - 1) || ',' || substr(name, at) || suffix || rest;
    END IF;
    words := string_to_array(name, ' ');
    lows := string_to_array(lowered, ' ');
    n := cardinality(words);
    IF n > 30 OR n <> cardinality(lows) THEN
        RETURN '?' || name || suffix || rest;
    END IF;

    FOREACH low IN ARRAY lows LOOP
        flag := catalpa.word_flags(low);
        IF flag = 0 AND length(low) > 9
                AND low ~ ('(gesellschaft|bibliothek|museum|verein|verband|verlag|institut|universität|akademie|stiftung'
                    '|ministerium|anstalt|kammer|gemeinschaft|vereinigung|behörde|zentrale|regierung|kommission|kirche'
                    '|archiv|bundesamt|landesamt|akademien?|biblioteket|museet|universitetet|institutet|ministeriet'
                    '|departementet|styrelsen|verket|forening|föreningen|förbundet|selskabet?|sällskapet|samfund'
                    '|stiftelsen)$') THEN
            flag := corporate; -- Österreichische Nationalbibliothek
        END IF;
        flags := flags || flag;
        every := every | flag;
    END LOOP;

    -- Bodies, groups and phrases.
    IF every & article > 0 AND lows[1] = 'the' THEN
        RETURN sure || substr(name, 5) || suffix || ', ' || words[1] || rest;
    END IF;
    IF strpos(name, '. ') > 0 THEN
        FOR i IN 1 .. n - 1 LOOP
            IF right(words[i], 1) = '.' AND length(words[i]) >= 5 AND flags[i] & title = 0
                    AND words[i] !~ '\..*\.|z\.$|[\u0300-\u036f\ufe20-\ufe2f]'
                    AND lows[i] <> ALL (/* short forename */ '{alex.,robt.,benj.,edwd.,fredk.,danl.,saml.,chas.,thos.,
            theo.,edw.,fred.,joseph.,chr.,chrs.,phil.,wilh.,friedr.,heinr.,joh.,matth.,nath.,aug.,gust.,franc.,jno.,
            richd.,geo.,archd.,messrs.,serg.,serj.,mgr.,mons.,mtre.,sanct.,visc.,archb.,lieut.-col.,brig.,brig.-gen.,
            maj.-gen.,st.,vald.,henr.,alph.,bern.,const.,corn.,herm.,magn.,math.,nich.,nicol.,rich.,steph.,will.}') THEN
                RETURN sure || name || suffix || rest;
            END IF;
        END LOOP;
    END IF;
    IF flags[1] & corporate_in_front > 0 OR name ~ '[^ ][''’]s '
            OR lows[1] || ' ' || regexp_replace(lows[2], '^([dl])[''’].*$', '\1''') = ANY (/* corporate beginning */ '{
            bund der,bund für,bund deutscher,rat der,conseil de,conseil du,conseil des,conseil d'',conseil général,
            conseil national,conseil régional,cour de,cour des,cour d'',chambre de,chambre des,chambre d'',ville de,
            ville du,ville d'',amis de,amis du,amis des,maison de,maison des,maison du,maison d'',cortes generales,
            cortes de,real academia,real sociedad,real instituto,cruz roja,casa de,casa del,colegio de,colegio oficial,
            amigos de,amigos del,camera dei,camera del,camera di,croce rossa,medici senza,cruz vermelha,santa casa,
            casa da,casa do,tweede kamer,eerste kamer,hoge raad,raad van,русская православная,det kongelige,det danske,
            det norske,det svenska,den danske,den norske,den svenska,red cross,human rights}') THEN
        RETURN sure || name || suffix || rest;
    END IF;
    IF every & (corporate | perhaps_corporate) > 0 THEN
        FOR i IN 1 .. n LOOP
            IF flags[i] & corporate > 0 THEN
                RETURN sure || name || suffix || rest;
            ELSIF flags[i] & perhaps_corporate > 0 THEN
                IF i < n OR flags[1] & (forename | title) = 0 AND words[1] !~ '^[^. ]\.' THEN
                    RETURN CASE WHEN i = n AND lows[n] = 'press' THEN sure ELSE '?' END || name || suffix || rest;
                END IF;
                sure := '?';
            END IF;
        END LOOP;
    END IF;
    IF name ~ '(^| )[0-9]'
            AND (n = 2 OR flags[n] & degree = 0 OR array_to_string(words[1:n - 1], ' ') ~ '(^| )[0-9]') THEN
        RETURN sure || name || suffix || rest;
    END IF;

    -- Several people with a word between them.
    IF n > 2 AND flags[n - 1] & (conjunction | perhaps_conjunction) > 0
            AND lows[n] = ANY (/* others */ '{al,al.,alii,others,autres,otros,outros,andere,др.,dr.,altri,andra,
            andre}') THEN
        rest := ' ' || words[n - 1] || ' ' || words[n] || rest;
        n := n - 2;
    ELSIF every & (conjunction | perhaps_conjunction) > 0 THEN
        FOR i IN 2 .. n - 1 LOOP
            IF flags[i] & conjunction > 0 THEN
                IF i > 2 AND n - i > 1 THEN
                    rest := ' ' || array_to_string(words[i:n], ' ') || rest;
                    n := i - 1;
                    EXIT;
                ELSIF i > 2 OR n - i < 2 OR flags[1] & forename = 0 THEN
                    RETURN CASE WHEN i = 2 AND n = 3 THEN sure ELSE '?' END || name || suffix || rest;
                END IF;
                sure := '?';
            ELSIF flags[i] & perhaps_conjunction > 0 AND i > 2 AND n - i > 1 AND words[i] = lows[i]
                    AND flags[i + 1] & forename > 0 AND flags[i - 1] & forename = 0 THEN
                rest := ' ' || array_to_string(words[i:n], ' ') || rest;
                n := i - 1;
                EXIT;
            END IF;
        END LOOP;
    END IF;
    IF n = 1 THEN
        RETURN sure || words[1] || suffix || rest;
    END IF;

    -- What stands behind a name: Jr., III, the Elder.
    WHILE n > 2 AND flags[n] & degree > 0 LOOP
        suffix := ', ' || words[n] || suffix;
        n := n - 1;
    END LOOP;
    IF n > 2 AND words[n - 1] = lows[n - 1] AND lows[n - 1] || ' ' || lows[n] = ANY (/* epithet */ '{der große,
            der grosse,der kühne,der schöne,der fromme,der kahle,der dicke,der weise,der gute,der starke,
            der schreckliche,der eroberer,der deutsche,der rote,der löwe,der bär,der stammler,der einfältige,
            der heilige,der stolze,der streitbare,der prächtige,der reiche,der lange,der kurze,der bayer,der ältere,
            der jüngere,der alte,der junge,die große,die grosse,die heilige,die wahnsinnige,die ältere,die jüngere,
            die schöne,el sabio,el católico,el hermoso,el cruel,el grande,el magno,el casto,el batallador,
            el conquistador,el bravo,el emplazado,el impotente,el doliente,el justiciero,el prudente,el bueno,el noble,
            el santo,el viejo,el joven,el mozo,el terrible,el magnífico,el temerario,la católica,la loca,la grande,
            la beltraneja,la bella,le bel,le pieux,le chauve,le téméraire,le conquérant,le bref,le hutin,le terrible,
            le magnifique,le pacifique,l''ancien,l’ancien,la folle,la pucelle,le débonnaire,il magnifico,il moro,
            il vecchio,il giovane,il grande,il calvo,il temerario,il conquistatore,il terribile,il gottoso,il popolano,
            o cruel,o justo,o venturoso,o grande,o conquistador,o lavrador,o magnânimo,o piedoso,o temerário,a louca,
            a católica,de grote,de zwijger,de stomme,de vrome,de veroveraar,de verschrikkelijke,de oude,de waanzinnige,
            den store,den äldre,den yngre,den ældre}') THEN
        word := ', ' || words[n - 1] || ' ' || words[n];
        IF n > 3 AND flags[1] & (ruler | religious) > 0 THEN
            RETURN sure || array_to_string(words[2:n - 2], ' ') || word || ', ' || words[1] || suffix || rest;
        ELSIF n = 3 OR n = 4 AND (words[2] ~ '^[IVX]+\.?$' OR flags[1] & flags[2] & forename > 0) THEN
            RETURN sure || array_to_string(words[1:n - 2], ' ') || word || suffix || rest;
        END IF;
        suffix := word || suffix;
        n := n - 2;
    END IF;
    IF every & article > 0 THEN
        at := array_position(lows[1:n], 'the');
        IF at = 2 THEN
            RETURN sure || words[1] || ', ' || array_to_string(words[2:n], ' ') || suffix || rest;
        ELSIF at > 2 AND flags[1] & (ruler | religious) > 0 THEN
            RETURN sure || array_to_string(words[2:n], ' ') || ', ' || words[1] || suffix || rest;
        ELSIF at > 2 AND at < n THEN
            suffix := ', ' || array_to_string(words[at:n], ' ') || suffix;
            n := at - 1;
        END IF;
    END IF;

    -- What stands in front of it: Pope, Queen, Sir.
    IF flags[1] & (ruler | religious) > 0 AND every & origin > 0 THEN
        at := array_position(lows[1:n], 'of');
        IF at > 2 AND at < n THEN
            RETURN sure || array_to_string(words[2:at - 1], ' ')
                || CASE WHEN flags[1] & religious > 0
                        THEN ', ' || array_to_string(words[at:n], ' ') || ', ' || words[1]
                        ELSE ', ' || words[1] || ' ' || array_to_string(words[at:n], ' ') END
                || suffix || rest;
        END IF;
    END IF;
    IF flags[1] & religious > 0 AND words[1] <> lows[1]
            AND (n = 2 OR lows[1] <> ALL ('{san,santa,santo,são,sankt,st,st.,brother}') OR words[n] ~ '^[IVX]+\.?$'
                 OR flags[2] & forename > 0
                    AND (flags[3] & forename > 0 OR flags[3] & particle > 0 AND words[3] = lows[3]
                         OR lows[3] ~ '^d[''’]'
                         OR lows[3] = ANY (/* of saints */ '{bautista,evangelista,apóstol,crisóstomo,battista,apostolo,
            batista,baptista,apóstolo,magno}'))) THEN
        RETURN CASE WHEN lows[1] IN ('st', 'st.') AND n = 2 OR lowered = 'saint john' THEN '?' ELSE sure END
            || array_to_string(words[2:n], ' ') || ', ' || words[1] || suffix || rest; -- St. John: a family, too
    END IF;
    IF right(words[n], 1) IN ('I', 'V', 'X', '.') AND words[n] ~ '^[IVX]+\.?$'
            AND (n > 2 OR words[n] <> 'X' OR flags[1] & forename > 0)
            AND (words[n] !~ '^.\.$' OR flags[n - 1] & forename > 0) THEN -- Else an initial.
        IF flags[1] & (ruler | title) > 0 AND n > 2 THEN
            RETURN sure || array_to_string(words[2:n], ' ') || ', ' || words[1] || suffix || rest;
        ELSIF right(words[n], 1) = '.' AND n > 2 AND flags[n - 1] & forename = 0 THEN
            RETURN '?' || array_to_string(words[1:n], ' ') || suffix || rest;
        ELSIF n = 2 OR words[n] <> ALL ('{II,III,IV,V}') OR flags[n - 1] & forename > 0 THEN
            RETURN CASE WHEN n > 3 THEN '?' ELSE sure END || array_to_string(words[1:n], ' ') || suffix || rest;
        END IF;
        suffix := ', ' || words[n] || suffix;
        n := n - 1;
    END IF;
    WHILE n > 2 AND flags[1] & (title | ruler | religious) > 0 AND flags[2] & (particle | origin) = 0
            AND words[1] <> lows[1] AND lows[1] NOT IN ('st', 'st.') LOOP
        suffix := suffix || ', ' || words[1];
        words := words[2:n];
        lows := lows[2:n];
        flags := flags[2:n];
        n := n - 1;
    END LOOP;
    name := array_to_string(words[1:n], ' ');

    -- Where a person comes from: "Francis of Assisi".
    IF every & origin > 0 AND array_position(lows[1:n], 'of') IS NOT NULL THEN
        at := CASE WHEN n > 3 AND words[2] ~ '^[IVX]+\.?$' THEN 3 ELSE 2 END;
        IF lows[at] = 'of' AND n > at AND (flags[1] & forename > 0 OR lows[1] ~ 'us$') THEN
            RETURN sure || array_to_string(words[1:at - 1], ' ') || ', ' || array_to_string(words[at:n], ' ') || suffix
                || rest;
        END IF;
        RETURN '?' || name || suffix || rest;
    END IF;

    -- Names without a family name.
    first := catalpa.order_flags(lows[1]);
    last := catalpa.order_flags(lows[n]);
    IF given_country <> '' THEN
        low := lower(btrim(given_country) COLLATE "und-x-icu");
        nation := catalpa.naming_of(low);
    END IF;
    IF nation = 'd' OR flags[1] & undivided > 0 OR lows[n] LIKE '%dóttir' OR strpos(lowered, '̜') > 0
            OR lows[n] LIKE '%son' AND first & icelandic > 0
            OR n > 2 AND lows[2:n - 1] && '{wa,binti,binte,anak}' OR nation = 'o' AND lows[2:n - 1] && '{bin,bint}'
            OR n = 2 AND lows[1] = ANY (/* pseudonym */ '{old,onkel,tante,oncle,tío,tía}') THEN
        RETURN sure || name || suffix || rest;
    END IF;
    IF n > 3 AND lows[2:n - 1] && '{ibn}' AND strpos(lows[n], '-') = 0 THEN
        RETURN '?' || name || suffix || rest;
    END IF;
    IF right(words[n], 1) = '.' AND words[n] ~ '^([^. ]\.)+$' THEN
        RETURN CASE WHEN words[1] ~ '\.$' THEN sure ELSE '?' END || name || suffix || rest;
    END IF;
    -- Scripts in which the order is another.
    IF octet_length(name) > length(name) THEN
        IF ascii(words[n]) BETWEEN 1536 AND 1791 THEN
            at := n;
            IF n > 2 AND lows[n - 1] = ANY (/* arabic script */ '{عبد,أبو,ابو,أبي,آل,أم,ابن,بن}') THEN
                at := n - 1;
            END IF;
            IF at < 2 OR n > 4 OR words[1:n - 1] && '{بن,ابن,بنت}' THEN
                RETURN '?' || name || suffix || rest;
            END IF;
            RETURN CASE WHEN n > 2 THEN '?' ELSE sure END || array_to_string(words[at:n], ' ') || '، '
                || array_to_string(words[1:at - 1], ' ') || suffix || rest;
        END IF;
        IF words[n] !~ ('[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u0587'
                        '\u05d0-\u05ea\u10a0-\u10ff]') THEN
            RETURN sure || name || suffix || rest;
        END IF;
        IF n = 3 AND lows[3] ~ '(вич|вна|чна)$' AND lows[2] !~ '(вич|вна|чна)$' THEN
            RETURN sure || words[1] || ', ' || words[2] || ' ' || words[3] || suffix || rest;
        END IF;
    END IF;
    -- A phrase: "American lady"; but "bell hooks", and "Tomie dePaola".
    IF words[n] = lows[n] AND words[1] <> lows[1] AND words[n] ~ '^[a-z]' THEN
        RETURN '?' || name || suffix || rest;
    END IF;

    -- The family name first: East Asia, Vietnam, Hungary.
    IF n = 3 AND first & last & korean > 0 THEN
        sure := '?'; -- Nam Joo Cho
    END IF;
    IF first & east_asian > 0 AND n < 4 THEN
        IF nation = 'c' THEN
            family := 1;
        ELSIF (flags[1] | flags[n]) & forename > 0 OR words[1] = lows[1] THEN
            NULL;
        ELSIF nation = 'o' AND n = 3 THEN -- Chinese in Malaysia
            family := 1;
            sure := '?';
        ELSIF nation IN ('', 'o') THEN
            family := 1;
            FOR i IN 2 .. n LOOP
                IF lows[i] !~ ('^(' || syllable || '){1,3}$')
                        AND words[i] !~ '^[A-Z][a-z’''ʻ]{0,5}-[a-z’''ʻ]{1,6}$' THEN
                    family := 0;
                END IF;
            END LOOP;
            IF family = 1 AND n = 2 AND strpos(lows[2], '-') = 0 AND last & east_asian > 0 THEN
                sure := '?';
            END IF;
        ELSIF nation NOT IN ('h', 'j', 'v') AND n = 2 AND last & east_asian = 0
                AND lows[2] ~ ('^(' || syllable || '){2,3}$') THEN -- Chinese elsewhere
            family := 1;
            sure := '?';
        END IF;
    ELSIF nation = 'c' AND last & east_asian = 0 AND flags[1] & forename = 0 THEN
        sure := '?';
    END IF;
    IF family = 1 THEN
        NULL;
    ELSIF nation = 'v' THEN
        IF first & vietnamese > 0 THEN
            family := 1;
        ELSIF flags[1] & forename = 0
                AND (last & vietnamese = 0 OR n = 2 AND octet_length(name) > length(name)) THEN
            RETURN '?' || name || suffix || rest;
        END IF;
    ELSIF nation = '' AND first & surely_vietnamese > 0 THEN
        family := 1;
    ELSIF nation = 'j' OR nation = '' AND first & japanese > 0 THEN
        IF first & japanese = 0 THEN
            sure := CASE WHEN last & japanese > 0 OR flags[1] & forename > 0 THEN sure ELSE '?' END;
        ELSIF last & japanese = 0 AND (nation = 'j' OR lowered ~ '[ōū]') THEN
            family := 1;
        ELSIF last & japanese = 0 AND n = 2 AND (flags[1] | flags[2]) & forename = 0
                AND lows[2] ~ '^((sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwfj])?[aiueo]n?)+$' THEN
            family := 1;
            sure := '?';
        END IF;
    END IF;
    IF family = 0 AND (nation = 'h' OR nation = '' AND last & surely_hungarian > 0) THEN
        IF nation = 'h' AND n = 2 AND first & last & hungarian > 0 THEN
            -- A family is named after a man: Gergely Ágnes, Ágnes Gergely.
            IF last & hungarian_woman > 0 THEN
                family := 1;
            ELSIF first & hungarian_woman = 0 THEN
                sure := '?';
            END IF;
        ELSIF first & hungarian = 0 AND (nation = 'h' OR flags[1] & forename = 0) THEN
            IF last & hungarian > 0 THEN
                at := n - 1;
                WHILE at > 1 AND catalpa.order_flags(lows[at]) & hungarian > 0 LOOP
                    at := at - 1;
                END LOOP;
                RETURN CASE WHEN nation = 'h' THEN sure ELSE '?' END || array_to_string(words[1:at], ' ') || ', '
                    || array_to_string(words[at + 1:n], ' ') || suffix || rest;
            END IF;
            IF flags[1] & forename = 0 THEN
                sure := '?';
            END IF;
        END IF;
    END IF;
    IF family = 1 THEN
        RETURN sure || words[1] || ', ' || array_to_string(words[2:n], ' ') || suffix || rest;
    END IF;

    -- Leopold Graf von Kalckreuth, Adolph Freiherr Knigge.
    IF every & noble > 0 THEN
        FOR i IN 2 .. n - 1 LOOP
            at := i + 1;
            IF flags[i] & noble > 0
                    AND (flags[at] & particle > 0 AND words[at] = lows[at] OR starts_with(lows[i], 'frei')) THEN
                WHILE at < n AND flags[at] & particle > 0 AND words[at] = lows[at] LOOP
                    at := at + 1;
                END LOOP;
                RETURN sure || array_to_string(words[at:n], ' ') || ', ' || array_to_string(words[1:i - 1], ' ')
                    || ', ' || array_to_string(words[i:at - 1], ' ') || suffix || rest;
            END IF;
        END LOOP;
    END IF;

    IF n = 2 AND flags[1] & prefix > 0 AND lows[1] IN ('de', 'del', 'des', 'du', 'el', 'la', 'le', 'los', 'von')
            AND nation NOT IN ('c', 'v') THEN
        RETURN sure || name || suffix || rest; -- Du Pont, without a forename
    END IF;

    IF n = 2 AND flags[1] & (spanish | forename) = spanish AND flags[2] & spanish > 0 THEN
        RETURN '?' || name || suffix || rest; -- García Márquez, without a forename
    END IF;
    IF nation = 'o' AND flags[1] & forename = 0 THEN
        sure := '?'; -- Malaysia and Indonesia: many are filed as they are written
    END IF;

    -- The family name last: where does it begin?
    family := n;
    IF n > 2 THEN
        at := NULL;
        FOR i IN greatest(2, n - 3) .. n - 1 LOOP
            IF array_to_string(lows[i:n], ' ') = ANY (/* double family */ '{castelo branco,espírito santo,villa lobos,
            villas boas,vilas boas,santa rita,almada negreiros,montes claros,monte alegre,casa nova,blanco white,
            lloyd george,busken huet,douwes dekker,domela nieuwenhuis,andersen nexø,boileau despréaux,noël hume,
            o''donovan rossa,o’donovan rossa,visconti venosta,malheiro dias,bulwer lytton,vaughan williams,lloyd webber,
            bonham carter,roland holst,fokke simonsz,firmicus maternus,silius italicus,vegetius renatus,coelho netto,
            silva pinto,pinto carneiro,järnefelt rauanheimo,ris lambers,maynard smith,smith woodward,mendes pinto,
            mies van der rohe,lins do rego,bioy casares,martin du gard,vasudevan nair,abdul kalam,
            villiers de l''isle-adam,villiers de l’isle-adam,barbey d''aurevilly,barbey d’aurevilly,drieu la rochelle,
            choderlos de laclos,bernardin de saint-pierre,la tour du pin}') THEN
                at := i;
                EXIT;
            END IF;
        END LOOP;
        IF flags[n] & kin > 0 AND nation NOT IN ('e', 'f', 'g', 'i') THEN
            family := n - 1;
        ELSIF at IS NOT NULL THEN
            family := at;
        ELSIF lows[n - 1] IN ('y', 'i') THEN
            IF n = 3 THEN
                RETURN '?' || name || suffix || rest;
            END IF;
            family := n - 2;
        END IF;
        -- Prefixes with a capital letter: "Ursula K. Le Guin", "Walter De la Mare"; again for a second family name.
        FOR i IN 1 .. 2 LOOP
            WHILE every & prefix > 0 LOOP
                at := family - 1;
                WHILE at > 1 AND flags[at] & particle > 0 AND words[at] = lows[at] LOOP
                    at := at - 1;
                END LOOP;
                EXIT WHEN at < 2 OR flags[at] & prefix = 0 OR words[at] = lows[at];
                family := at;
            END LOOP;
            run := family;
            WHILE run > 2 AND flags[run - 1] & particle > 0 AND words[run - 1] = lows[run - 1] LOOP
                run := run - 1;
            END LOOP;
            -- Two family names: "Pedro Calderón de la Barca", "Tomasi di Lampedusa", "Pierre Drieu La Rochelle".
            at := run - 1;
            EXIT WHEN i = 2 OR at < 2 OR strpos(words[at], '.') > 0 OR flags[at] & (forename | prefix) > 0
                OR flags[n] & kin > 0 OR lows[n - 1] IN ('y', 'i');
            IF nation = 's' OR nation = '' AND flags[at] & spanish > 0 THEN
                IF nation = '' AND flags[n] & spanish = 0 THEN
                    sure := '?';
                END IF;
                family := at;
            ELSIF run = n - 1 AND lows[run] IN ('di', 'della') AND nation IN ('', 'i') THEN
                sure := CASE lows[run] WHEN 'della' THEN '?' ELSE sure END;
                family := at;
            ELSIF nation IN ('', 'f') AND flags[at - 1] & prefix = 0
                    AND (run < family AND lows[run] IN ('de', 'du', 'des')
                         OR family < n AND lows[family] IN ('la', 'le', 'du', 'des')
                         OR run = n AND lows[n] ~ '^d[''’]' AND left(words[n], 1) = 'd')
                    AND split_part(lows[1], '-', 1) = ANY (/* french given */ '{jean,pierre,jacques,françois,louis,
            charles,claude,nicolas,émile,emile,auguste,hermine,xavier,adèle,philippe,grégoire,joséphine,paul,gatien,
            andré,félix,marie,bernard,théophile,robert,jules,henri,georges,alphonse,edmond,victor,michel,étienne,
            etienne,antoine,sophie,suzanne,jeanne,marguerite,madeleine,gustave,guy,honoré,rené,roger,eugène,valentine,
            noémie,ferdinand,guillaume,gilles,yves,alain,raymond,gaston,marcel,maurice,lucien,léon,albert,alfred,
            adolphe,édouard,camille,denis,dominique,gérard,hippolyte,hubert,laurent,mathieu,maximilien,olivier,pascal,
            raoul,rémy,sébastien,simon,thérèse,thomas,vincent,hélène,hortense,julie,louise,lucie,mathilde,agathe,anne,
            catherine,charlotte,désiré}') THEN
                sure := '?';
                family := at;
            ELSE
                EXIT;
            END IF;
        END LOOP;
        -- Those in small letters: behind, but for those that English, French and German names keep.
        IF family > 2 AND flags[family - 1] & particle > 0 AND words[family - 1] = lows[family - 1] THEN
            run := family - 1;
            WHILE run > 2 AND flags[run - 1] & particle > 0 AND words[run - 1] = lows[run - 1] LOOP
                run := run - 1;
            END LOOP;
            low := lows[family - 1];
            IF nation = 'b' AND lows[run] = 'de' OR nation = 'i' AND lows[run] IN ('da', 'dei', 'degli') THEN
                sure := '?'; -- Old families, and where a person comes from
            END IF;
            at := CASE WHEN flags[1] & title > 0 AND low IN ('zum', 'zur', 'am', 'vom', 'im') THEN family
                       WHEN nation = 'e' THEN run
                       WHEN nation = 'b' AND lows[run] = ANY ('{van,vande,vanden,vander,ver,den,der,ten,ter,het,''t,’t,du,
                           des,le,la,de}') THEN run
                       WHEN nation = 'i' AND lows[run] = ANY ('{di,de,del,della,dello,delle,dal,dalla,la,lo,li,da}')
                       THEN run
                       WHEN nation IN ('f', '') AND low IN ('du', 'des', 'le', 'les') THEN family - 1
                       WHEN low = 'la' AND (nation = 'f' OR nation = '' AND run = family - 1) THEN family - 1
                       WHEN nation IN ('g', '') AND low IN ('zum', 'zur', 'am', 'vom', 'im') THEN family - 1
                       ELSE family END;
            IF at < family THEN
                words[at] := upper(left(words[at], 1) COLLATE "und-x-icu") || substr(words[at], 2);
                family := at;
            END IF;
        ELSIF family = n AND words[n - 1] IN ('bin', 'ben', 'ibn') THEN
            sure := CASE words[n - 1] WHEN 'ibn' THEN '?' ELSE sure END;
            words[n - 1] := upper(left(words[n - 1], 1) COLLATE "C") || substr(words[n - 1], 2);
            family := n - 1;
        ELSIF n = 3 AND family = 3 AND nation IN ('', 'x') AND words[3] <> lows[3] AND lowered ~ '[ḥṭṣẓḍ]'
                AND strpos(lowered, '-') = 0 AND flags[2] & (forename | undivided) = 0 THEN
            family := 2;
            sure := '?';
        END IF;
    END IF;
    -- al-Khwārizmī; d'Urfé
    word := words[family];
    IF lows[n] LIKE 'd%' OR strpos(word, '-') BETWEEN 3 AND 4 THEN
        attached := coalesce((regexp_match(word, '^(?:al|el|as|ash|an|ar|at|ad|az)-(?=\S)'))[1], '');
        IF attached = '' AND left(word, 1) = 'd' AND substr(word, 2, 1) IN ('''', '’') AND length(word) > 2 THEN
            IF nation IN ('e', 'i') THEN
                sure := CASE nation WHEN 'i' THEN '?' ELSE sure END; -- Massimo d'Azeglio
                words[family] := 'D' || substr(word, 2);
            ELSE
                attached := left(word, 2);
            END IF;
        END IF;
        IF attached <> '' THEN
            words[family] := substr(word, length(attached) + 1);
            attached := ' ' || attached;
        END IF;
    END IF;
    RETURN sure || array_to_string(words[family:n], ' ') || ', ' || array_to_string(words[1:family - 1], ' ')
        || attached || suffix || rest;
END
$$;

CREATE OR REPLACE FUNCTION catalpa.author_sort_name(name text, country text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 200 AS
    'SELECT pg_catalog.substr(catalpa.author_filing(name, country), 2)';

CREATE OR REPLACE FUNCTION catalpa.is_doubtful_name(name text, country text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 200 AS
    'SELECT pg_catalog.starts_with(catalpa.author_filing(name, country), ''?'')';

-- A text from its first letter, number or symbol on; what closes the brackets and the quotation marks before that is
-- left out, too.
CREATE OR REPLACE FUNCTION catalpa.without_punctuation(given text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 20 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rest text := regexp_replace(given COLLATE "und-x-icu",
        '^[[:punct:][:space:][:cntrl:]<>=|~^`´¨\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+', '');
    before text := left(given, least(length(given) - length(rest), 10));
    opening text;
    closing text;
    at integer;
BEGIN
    IF before !~ '["«»„“”‹›\[({<〈《「『【（［]' THEN
        RETURN rest;
    END IF;
    FOREACH opening IN ARRAY string_to_array(before, NULL) LOOP
        closing := translate(opening, '"«»„“”‹›[({<〈《「『【（［', '"»«“””›‹])}>〉》」』】）］');
        at := CASE WHEN closing = opening AND closing <> '"' THEN 0 ELSE strpos(rest, closing) END;
        IF at = 0 AND opening = '„' THEN
            at := strpos(rest, '”');
        END IF;
        rest := CASE at WHEN 0 THEN rest ELSE left(rest, at - 1) || substr(rest, at + 1) END;
    END LOOP;
    RETURN rest;
END
$$;

-- A title without the punctuation and the article before its first word. Which words are articles depends on the
-- language; the country of the author says nothing about it.
CREATE OR REPLACE FUNCTION catalpa.book_sort_title(title text, language text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 60 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    first integer := ascii(title);
    filed text := title;
    beginning text;
    code text := '-';
    word text;
    blank integer;
    joined integer;
    at integer := 0;
    behind text;
BEGIN
    IF NOT (first BETWEEN 97 AND 122 OR first BETWEEN 65 AND 90 OR first BETWEEN 48 AND 57
            OR first BETWEEN 192 AND 591 OR first BETWEEN 12353 AND 12438 OR first BETWEEN 19968 AND 40959) THEN
        filed := catalpa.without_punctuation(title);
        IF filed = '' THEN
            RETURN title;
        END IF;
        first := ascii(filed);
    END IF;

    -- An article is a word, or what an apostrophe or a hyphen joins to one.
    beginning := left(filed, 8);
    blank := strpos(beginning, ' ');
    joined := strpos(translate(left(beginning, 5), '’ʼ-', ''''''''), '''');
    IF blank = 0 AND joined = 0 AND first < 1536 THEN
        RETURN filed;
    END IF;
    IF language <> '' THEN
        code := lower(split_part(translate(language, '/_;, ', '-----'), '-', 1) COLLATE "C");
        IF code IN ('und', 'mul') OR length(code) NOT IN (2, 3) THEN
            code := '-';
        END IF;
    END IF;
    at := CASE WHEN joined > 0 AND (blank = 0 OR joined < blank) THEN joined ELSE blank END;
    word := rtrim(translate(lower(left(beginning, at) COLLATE "und-x-icu"), '’ʼ', ''''''));
    IF filed <> title AND title ~ '^["«»„“”‹› \[(¿¡…]*[''’ʼ‘][tnsTNS] ' THEN
        word := '''' || word; -- 't Kind
    END IF;
    IF at > 0 AND code = '-' AND starts_with(filed, 'Al-') OR code || ' ' || word <> ALL (/* articles */ '{- the,- a,
            - an,- der,- die,- das,- ein,- eine,- le,- la,- les,- l'',- al-,- un,- une,- una,- uma,- el,- los,- las,
            - il,- gli,- os,- het,- een,- det,- ett,- az,- egy,- els,- ang,- ''t,- ''n,- ο,- η,- το,- οι,- τα,en the,
            en a,en an,eng the,eng a,eng an,de der,de die,de das,de dem,de den,de des,de ein,de eine,de einem,de einen,
            de einer,de eines,de ''s,ger der,ger die,ger das,ger dem,ger den,ger des,ger ein,ger eine,ger einem,
            ger einen,ger einer,ger eines,ger ''s,deu der,deu die,deu das,deu dem,deu den,deu des,deu ein,deu eine,
            deu einem,deu einen,deu einer,deu eines,deu ''s,fr le,fr la,fr les,fr l'',fr un,fr une,fre le,fre la,
            fre les,fre l'',fre un,fre une,fra le,fra la,fra les,fra l'',fra un,fra une,es el,es la,es lo,es los,es las,
            es un,es una,es unos,es unas,spa el,spa la,spa lo,spa los,spa las,spa un,spa una,spa unos,spa unas,it il,
            it lo,it la,it l'',it i,it gli,it le,it un,it uno,it una,it un'',ita il,ita lo,ita la,ita l'',ita i,ita gli,
            ita le,ita un,ita uno,ita una,ita un'',pt o,pt a,pt os,pt as,pt um,pt uma,pt uns,pt umas,por o,por a,por os,
            por as,por um,por uma,por uns,por umas,gl o,gl a,gl os,gl as,gl un,gl unha,gl uns,gl unhas,glg o,glg a,
            glg os,glg as,glg un,glg unha,glg uns,glg unhas,ca el,ca la,ca els,ca les,ca l'',ca lo,ca los,ca las,ca un,
            ca una,ca uns,ca unes,cat el,cat la,cat els,cat les,cat l'',cat lo,cat los,cat las,cat un,cat una,cat uns,
            cat unes,nl de,nl het,nl een,nl eene,nl ''t,nl ''n,dut de,dut het,dut een,dut eene,dut ''t,dut ''n,nld de,
            nld het,nld een,nld eene,nld ''t,nld ''n,af die,af ''n,afr die,afr ''n,fy de,fy it,fy in,fy ''t,fry de,
            fry it,fry in,fry ''t,sv en,sv ett,sv den,sv det,sv de,swe en,swe ett,swe den,swe det,swe de,da en,da et,
            da den,da det,da de,dan en,dan et,dan den,dan det,dan de,no en,no ei,no et,no den,no det,no de,nor en,
            nor ei,nor et,nor den,nor det,nor de,nb en,nb ei,nb et,nb den,nb det,nb de,nob en,nob ei,nob et,nob den,
            nob det,nob de,nn ein,nn ei,nn eit,nn den,nn det,nn dei,nno ein,nno ei,nno eit,nno den,nno det,nno dei,
            is hinn,is hin,is hið,ice hinn,ice hin,ice hið,isl hinn,isl hin,isl hið,fo ein,fo eitt,fo hin,fao ein,
            fao eitt,fao hin,hu a,hu az,hu egy,hun a,hun az,hun egy,ro un,ro o,rum un,rum o,ron un,ron o,el ο,el η,
            el το,el οι,el τα,el ένας,el μια,el μία,el ένα,el αι,gre ο,gre η,gre το,gre οι,gre τα,gre ένας,gre μια,
            gre μία,gre ένα,gre αι,ell ο,ell η,ell το,ell οι,ell τα,ell ένας,ell μια,ell μία,ell ένα,ell αι,grc ο,grc η,
            grc το,grc οι,grc αι,grc τα,grc ὁ,grc ἡ,grc τὸ,grc τό,grc οἱ,grc αἱ,grc τὰ,grc τά,eo la,epo la,cy y,cy yr,
            wel y,wel yr,cym y,cym yr,ga an,ga na,gle an,gle na,gd an,gd na,gd a'',gla an,gla na,gla a'',br ar,br an,
            br al,br ur,br un,bre ar,bre an,bre al,bre ur,bre un,sco the,sco a,sco an,sco ane,yi der,yi di,yi dos,yi a,
            yi an,yid der,yid di,yid dos,yid a,yid an,ar al-,ar el-,ar as-,ar ash-,ar ad-,ar ar-,ar at-,ar an-,ar az-,
            ar ال,ara al-,ara el-,ara as-,ara ash-,ara ad-,ara ar-,ara at-,ara an-,ara az-,ara ال,he ha-,he he-,heb ha-,
            heb he-,mt il-,mt l-,mt is-,mt ir-,mt in-,mt it-,mt ix-,mt id-,mlt il-,mlt l-,mlt is-,mlt ir-,mlt in-,
            mlt it-,mlt ix-,mlt id-,lb den,lb d'',lb déi,lb dat,lb een,lb eng,ltz den,ltz d'',ltz déi,ltz dat,ltz een,
            ltz eng,oc lo,oc la,oc los,oc las,oc l'',oc un,oc una,oci lo,oci la,oci los,oci las,oci l'',oci un,oci una,
            fur il,fur la,fur i,fur lis,fur l'',fur un,fur une,tl ang,tgl ang,mi te,mi ngā,mi nga,mi he,mao te,mao ngā,
            mao nga,mao he,mri te,mri ngā,mri nga,mri he,haw ka,haw ke,haw na,haw nā,haw he,sq një,alb një,
            sqi një}') THEN
        at := 0;
    END IF;
    IF code IN ('ar', 'ara') AND filed LIKE 'ال___%' AND filed NOT LIKE 'الل%' THEN
        at := 2;
    END IF;
    IF at = 0 THEN
        RETURN filed;
    END IF;
    behind := left(filed, 30);
    IF lower(split_part(behind, ' ', 1) || ' ' || split_part(behind, ' ', 2) COLLATE "und-x-icu") = ANY (/* kept */ '{
            die hard,die trying,die another,die again,die casting,die young,die laughing,die for,die in,die with,a to,
            a is,a was,a be,a la,a priori,a posteriori,a cappella,a propos,a rebours,a and,a or,a for,a i,los angeles,
            las vegas,la paz,le mans,la rochelle,el paso,el salvador,le havre,den haag,an sich,los alamos,la mancha,
            el dorado,el greco,t is,t was,t zal}') THEN
        RETURN filed;
    END IF;
    behind := substr(filed, at + 1);
    first := ascii(behind);
    IF NOT (first BETWEEN 97 AND 122 OR first BETWEEN 65 AND 90) THEN
        behind := catalpa.without_punctuation(behind);
    END IF;
    RETURN CASE behind WHEN '' THEN filed ELSE behind END;
END
$$;

-- What is compared where authors and books are put in order, by a collation that takes numbers by their value: without
-- apostrophes, without quotation marks and brackets in front, without what separates thousands and without the sign or
-- the currency of a number in front; "½" is "1/2".
CREATE OR REPLACE FUNCTION catalpa.filing_key(sort_text text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 30 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key text := left(sort_text, 1000);
    found text;
    parts text[];
BEGIN
    IF ascii(key) IN (35, 36, 43, 163, 165, 8364, 8722) AND key ~ '^[#$+£¥€−]+[0-9]' THEN
        key := ltrim(key, '#$+£¥€−');
    END IF;
    IF key ~ '[¼½¾⅓⅔]' THEN
        key := ltrim(replace(replace(replace(replace(replace(key, '¼', ' 1/4'), '½', ' 1/2'), '¾', ' 3/4'),
                                     '⅓', ' 1/3'), '⅔', ' 2/3'), ' ');
    END IF;
    IF key !~ '[''`´ʹ-ʿˈ՚׳‘’‛′＇ꞌ]|^[ "«»„“”‟‹›\[({<〈《「『【〔（［]|[0-9][,. \u00a0\u2009\u202f][0-9]' THEN
        RETURN left(key, 500);
    END IF;
    found := regexp_replace(translate(key, '''`´ʹʺʻʼʽʾʿˈ՚׳‘’‛′＇ꞌ', ''), '^[ "«»„“”‟‹›\[({<〈《「『【〔（［]+', '');
    IF found <> '' THEN
        key := found;
    END IF;
    IF key ~ '[0-9][,. \u00a0\u2009\u202f][0-9]' THEN
        LOOP
            parts := regexp_match(key, '^(.*?(?:^|[^0-9.,]))([1-9][0-9]{0,2}(?:(?:,[0-9]{2,3})*,[0-9]{3}'
                                       '|(?:[ \u00a0\u2009\u202f][0-9]{3})+|(?:\.000)+))(?![0-9]|[,.][0-9])(.*)$');
            EXIT WHEN parts IS NULL;
            key := parts[1] || translate(parts[2], E',. \u00a0\u2009\u202f', '') || parts[3];
        END LOOP;
    END IF;
    RETURN left(key, 500);
END
$$;

GRANT EXECUTE ON FUNCTION catalpa.word_flags(text), catalpa.order_flags(text), catalpa.naming_of(text),
    catalpa.author_filing(text, text), catalpa.author_sort_name(text, text), catalpa.is_doubtful_name(text, text),
    catalpa.without_punctuation(text), catalpa.book_sort_title(text, text), catalpa.filing_key(text) TO PUBLIC;
