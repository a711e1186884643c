// Two accounts that pay each other: the chaincode of network.conf.
package main

import (
	"fmt"
	"strconv"

	"github.com/hyperledger/fabric/core/chaincode/shim"
	"github.com/hyperledger/fabric/protos/peer"
)

type accounts struct{}

func main() {
	if err := shim.Start(accounts{}); err != nil {
		fmt.Println("the chaincode cannot start:", err)
	}
}

// Init takes pairs of an account and what it holds: a 100 b 200.
func (accounts) Init(stub shim.ChaincodeStubInterface) peer.Response {
	_, arguments := stub.GetFunctionAndParameters()
	if len(arguments)%2 != 0 {
		return shim.Error("init takes pairs of an account and what it holds")
	}
	for i := 0; i < len(arguments); i += 2 {
		if _, err := strconv.Atoi(arguments[i+1]); err != nil {
			return shim.Error(arguments[i] + " cannot hold " + arguments[i+1])
		}
		if err := stub.PutState(arguments[i], []byte(arguments[i+1])); err != nil {
			return shim.Error(err.Error())
		}
	}
	return shim.Success(nil)
}

// Invoke answers "query ACCOUNT" and does "invoke FROM TO AMOUNT".
func (accounts) Invoke(stub shim.ChaincodeStubInterface) peer.Response {
	function, arguments := stub.GetFunctionAndParameters()
	switch {
	case function == "query" && len(arguments) == 1:
		return query(stub, arguments[0])
	case function == "invoke" && len(arguments) == 3:
		return pay(stub, arguments[0], arguments[1], arguments[2])
	}
	return shim.Error("ask: query ACCOUNT, or: invoke FROM TO AMOUNT")
}

func query(stub shim.ChaincodeStubInterface, account string) peer.Response {
	held, err := balance(stub, account)
	if err != nil {
		return shim.Error(err.Error())
	}
	return shim.Success([]byte(strconv.Itoa(held)))
}

func pay(stub shim.ChaincodeStubInterface, from, to, text string) peer.Response {
	amount, err := strconv.Atoi(text)
	if err != nil || amount < 1 {
		return shim.Error("an amount is a whole number above nought, not " + text)
	}
	source, err := balance(stub, from)
	if err != nil {
		return shim.Error(err.Error())
	}
	target, err := balance(stub, to)
	if err != nil {
		return shim.Error(err.Error())
	}
	if from == to || source < amount {
		return shim.Error(from + " cannot pay " + text + " to " + to)
	}
	if err := stub.PutState(from, []byte(strconv.Itoa(source-amount))); err != nil {
		return shim.Error(err.Error())
	}
	if err := stub.PutState(to, []byte(strconv.Itoa(target+amount))); err != nil {
		return shim.Error(err.Error())
	}
	return shim.Success(nil)
}

func balance(stub shim.ChaincodeStubInterface, account string) (int, error) {
	held, err := stub.GetState(account)
	if err != nil {
		return 0, err
	}
	if held == nil {
		return 0, fmt.Errorf("there is no account %s", account)
	}
	return strconv.Atoi(string(held))
}
