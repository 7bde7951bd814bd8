/**
 * Names that one person goes by: short and pet forms, and the same saint or prophet in another language. Folded,
 * one group a line. Written for this project from common knowledge of the languages; a word may stand in several groups.
 */
const groups = `
mohammed muhammad mohamed mohammad muhammed mohamad mohamud mehmet mehmed mamadou mamadu maxamed mahamat mahamadou mohd mouhamed mohamet magomed muhamad mochammad
ahmed ahmad ahmet axmed akhmed akhmad amadou ahmadou achmad
abdlah abdoulaye abdullahi cabdullaahi abdulahi abdulla abdalla
yusuf youssef yusef joseph jose josef giuseppe jozef yosef iosif youssouf yousif yousuf joe joey pepe beppe sepp osip ossip
ibrahim abraham avraham brahim ebrahim ibrahima abe ibraahim abram
ismail ismael ishmael smail esmail ismaila
musa moussa moses moshe mousa moises moise
isa issa eissa jesus ciise ayisa essa
yahya yehia jean john juan joao giovanni ivan jan johannes johann hans yohannes yohanna ioan ian sean jovan jack johnny jon juanito hovhannes vanya vano
maryam mariam maria mary marie miriam miryam meryem mariama maryan marija masha mara mariya marya molly polly manya
daud dawood david dawud davud davit dawit dave davy daoud
sulayman suleiman solomon sulaiman suleyman souleymane salomon shlomo soliman
yaqub yakub jacob jakob yaakov jacques james jaime diego giacomo jim jimmy jamie yakov iago tiago
ishaq ishak isaac yitzhak isak izaak
idris idriss enoch driss edris
ilyas elias elijah ilias elie ilya
yunus yunis jonah younes younis
ali aly caali
hasan hassan xasan hassane hasane khasan
husain hussein hussain husayn hossein hocine houssein huseyin xuseen hussien husein khusein
uthman othman usman osman ousmane cismaan
umar omar oumar cumar omer umer
fatima fatma fatimah fatoumata faadumo fatou fadumo fatemeh fatim fatimata
aisha aysha ayesha aicha aishah ayse caasha aissatou aissata asha
khadija khadijah khadidja hatice kadija kadiatou xadiija hadija
zaynab zainab zeinab zineb zeynep saynab zenab
amina aminah aminata amine emine
halima halimah halime xaliimo
samir sameer
said saeed sayed saaid saiid siciid
khalid khaled halid khalit xaalid
mustafa mostafa moustapha mustapha moustafa
mahmud mahmoud mahmood mehmood mahmut maxamuud
hamid hameed hamit xaamid
jamal gamal djamel jamaal djamal cemal
george jorge giorgi georges georg jurgen yuri giorgio jorgen georgi gueorgui jerzy jiri yuriy juri igor
alexander alexandre aleksandr alejandro alessandro aleksander alex oleksandr sasha iskander iskandar alexandros alec sandy alexandr aleksandar sacha shura
alexandra aleksandra alejandra oleksandra alessandra sasha sandra
michael mikhail miguel michel michele mikael mykhailo mike mick mickey misha mikail mihail mihai micha
nicholas nikolai nicolas nicola nikola nikolay mykola nick kolya nico klaus nikolaos niklas nicolae mikola
peter pedro pierre pietro pyotr petr petro pete boutros butrus petros petya piotr piter
paul pablo paolo pavel pavlo bulus boulos paulo pasha pavlos pal
andrew andre andres andrea andrei andrey andrij andriy andreas andy drew andrzej andrej ondrej
stephen steven stefan stepan esteban etienne stefano steve stevie estevao istvan stephan szczepan
catherine katherine katarina ekaterina kateryna catalina caterina katya kate kathy cathy kat katie katharina catarina katerina kitty
helen elena olena helena helene lena yelena ellen eleni alena nelly lenka
anna ana anne hannah hanna ann annie anya ania anita anushka
elizabeth elisabeth isabel elisaveta yelizaveta liz beth betty eliza lisa isabelle isabella liza bess elsa lizzy libby ilse
margaret margarita marguerite margherita maggie meg peggy rita margot greta gretel madge marge
william guillermo guillaume wilhelm guglielmo bill will willy billy wim liam vilem willem
robert roberto bob rob bobby robbie bert
richard ricardo riccardo dick rick richie rich ricky
charles carlos carl karl carlo karel charlie chuck karol
edward eduardo edouard eduard ed eddie ted ned eddy
theodore teodoro fyodor fedor theo ted teddy fedir tewodros teddie teo todor
francis francisco francesco francois franz frank paco pancho frantisek franciszek frankie fran
henry enrique henri heinrich enrico hank harry hendrik heinz
louis luis luigi ludwig lewis luiz lou ludovic
thomas tomas tommaso tom tommy toma foma
daniel danilo danny dan danyal daniil
samuel samuele sam sammy shmuel samuil
benjamin ben benny binyamin bibi benyamin benjy
anthony antonio antoine anton tony toni antoni antonin antonius
matthew mateo matthieu matteo matvey matt matthias matija mathias matias
joshua yeshua josh josue
jonathan yonatan jon jonny nathan
vladimir volodymyr wladimir vova volodya uladzimir waldemar
dmitry dmitri dmytro dima dimitri dimitrios dmitriy mitya
sergei sergey serhiy sergio serge sergi sergej serhii seryozha serioja
alexei oleksiy alexey alexis aleksei aljosha lyosha oleksii alyosha
evgeny yevgeny eugene eugenio yevhen zhenya evgeni evgenij evgeniy gene
viktor victor vittorio vitya vic
natalia natalya nataliya nathalie natasha natalie natalija
tatiana tatyana tetiana tanya tetyana
oksana xenia ksenia kseniya ksusha
svetlana svitlana sveta
olga olha olya helga
yulia julia iuliia julie yuliya giulia jule
irina iryna irene ira irena
ludmila lyudmila liudmyla lyuda mila
daria darya dasha
maksim maxim maksym max
artem artyom artemiy tema
konstantin constantine kostya costas kostas konstantinos konstantyn
lawrence laurence larry lorenzo laurent lars
gerald gerard jerry gerry gerardo
patrick patricio patrice pat paddy patrizio
patricia patty pat trish patrizia
joan jane joanna joana giovanna jeanne juana yoana ivana jana jean johanna
susan suzanne susana sue susie suzan sawsan zuzana
barbara barb babs varvara
dorothy dorothea dot dolly dora
deborah debbie deb debora
jennifer jenny jen
jessica jess jessie
christopher christophe cristobal chris kit kristof krzysztof topher
christian cristian kristian chris
christine christina cristina kristina tina chris chrissy
timothy timoteo timothee tim timofey
gregory gregorio gregoire greg grigory grigori hryhoriy grisha krikor
leonard leonardo leo len lenny
leon lev leo levon
raymond raimundo ray raimondo
ronald ronaldo ron ronnie
donald don donnie
kenneth ken kenny
philip felipe philippe filippo phil filip pip
frederick federico frederic friedrich fred freddy frederik fredrik fritz
walter gualtiero walt wally valter
albert alberto al bert
alfred alfredo al fred alf
ernest ernesto ernst ernie
vincent vicente vincenzo vince vinny
martin martino marty
mark marco marcos marc markus marcus marek
luke lucas luca lukas luc luka
simon simone shimon semyon semen szymon
emmanuel manuel emanuel manny manolo manu
rafael raphael raffaele rafa
gabriel gabriele gabi jibril djibril
ignatius ignacio nacho ignazio
jesus chucho
dolores lola
guadalupe lupe
mercedes merche
concepcion concha conchita
rosario charo
`

/** Which groups a folded word stands in, by the number of the line. */
export const nicknameGroups: ReadonlyMap<string, readonly number[]> = indexed(groups)

function indexed(text: string): Map<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [number, line] of text.trim().split('\n').entries()) {
    for (const name of line.split(' ')) {
      const known = index.get(name)
      if (known) known.push(number)
      else index.set(name, [number])
    }
  }
  return index
}
